const smallLetters = "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+";
const capitals = "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*";
const endings = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";

/**
 * What parts of the published patterns take, in words that follow “takes …”. By the part as its file writes it, line breaks
 * written as escapes; what is not here is shown as it is.
 */
const words: ReadonlyMap<string, string> = new Map([
  ["\\p{N}", "one numeral"],
  ["\\p{N}{1,3}", "up to three numerals"],
  [" ?\\p{N}+", "all numerals in a row, after a space if any"],
  [" ?\\p{L}+", "letters, after a space if any"],
  ["[^\\r\\n\\p{L}\\p{N}]?\\p{L}+", "letters, after one other character if any"],
  ["[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+", "letters and marks, after one other character if any"],
  [smallLetters, "letters and marks up to a capital behind a small one, after one other character if any"],
  [capitals, "letters and marks, capitals first, after one other character if any"],
  [
    `${smallLetters}${endings}?`,
    "letters and marks up to a capital behind a small one, with what is like ’s behind them",
  ],
  [`${capitals}${endings}?`, "letters and marks, capitals first, with what is like ’s behind them"],
  ["[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+", "one punctuation mark with the Latin letters behind it"],
  ["[一-龥぀-ゟ゠-ヿ]+", "Chinese and Japanese characters"],
  ...[endings, "'s", "'t", "'re", "'ve", "'m", "'ll", "'d"].map((part) => [part, "an English ending"] as const),
  [" ?[^\\s\\p{L}\\p{N}]+", "signs, after a space if any"],
  [" ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*", "signs, after a space and before line breaks if any"],
  [" ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*", "signs, after a space and before line breaks and slashes if any"],
  [" ?[\\p{P}\\p{S}]+[\\r\\n]*", "punctuation and symbols, after a space and before line breaks if any"],
  ["\\s*[\\r\\n]+", "white space up to the last line break"],
  ["\\s*[\\r\\n]", "white space up to a line break"],
  ["\\s+(?!\\S)", "white space, but for the last before a word"],
  ["\\s+", "white space"],
]);

/** A pattern, or a part of one, in one line: its line breaks, which some files have in it as they are, as escapes. */
export function patternLine(pattern: string): string {
  return pattern.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** What a part of a pattern takes, in words; null where no words are known for it. */
export function patternWords(part: string): string | null {
  return words.get(patternLine(part)) ?? null;
}
