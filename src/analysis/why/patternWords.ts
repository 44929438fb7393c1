/** Where two cuts part, as a part of a pattern has to do with it. */
export interface PartingPoint {
  /** Whether the part's match ends there; else it goes on over it. */
  readonly isEnd: boolean;
  /** Whether only the first code point of the match stands before it. */
  readonly isBehindFirst: boolean;
  /** The code point behind it. */
  readonly next: string;
}

/** What a part of a published pattern takes, in words that follow “takes …”. @param taken its match */
type PartWords = (taken: string, point: PartingPoint | null) => string;

/** What two patterns can part by. */
interface Letters {
  /** Whether vowel signs, accents and other marks go with the letters that they are written on. */
  readonly hasMarks: boolean;
  /** Whether a capital behind a small letter begins another word. */
  readonly endsAtCapital: boolean;
  /** What may be behind them. */
  readonly hasEnding: boolean;
}

/** The first may be another character than a letter. */
function lettersOf({ hasMarks, endsAtCapital, hasEnding }: Letters): PartWords {
  return (taken, point) => {
    if (point === null) return "letters";
    const { isEnd, isBehindFirst, next } = point;
    if (!isEnd && isBehindFirst && !/^\p{L}/u.test(taken)) {
      return `letters, with the ${taken.startsWith(" ") ? "space" : "one character"} in front`;
    }
    if (/\p{M}/u.test(next)) return hasMarks ? "letters together with the marks written on them" : "letters alone";
    if (/\p{Lu}|\p{Lt}/u.test(next) && !isEnd && !endsAtCapital) return "letters, small and capital alike";
    if (hasEnding && !isEnd && next === "'") return "letters, with an English ending such as ’s";
    return "letters";
  };
}

/** Digits, or all kinds of numerals. */
function numerals(words: (noun: string) => string): PartWords {
  return (taken) => words(/^[ \p{Nd}]*$/u.test(taken) ? "digits" : "numerals");
}

function spacedNumerals(taken: string, point: PartingPoint | null): string {
  const said = numerals((noun) => `all ${noun} in a row`)(taken, point);
  return point !== null && !point.isEnd && point.isBehindFirst && taken.startsWith(" ")
    ? `${said}, with the space in front`
    : said;
}

/** Other characters. @param behind what may follow them */
function signs(noun: string, behind: "" | "line breaks" | "line breaks and slashes"): PartWords {
  return (taken, point) => {
    if (point === null || point.isEnd) return noun;
    if (point.isBehindFirst && taken.startsWith(" ")) return `${noun}, with the space in front`;
    // Only behind a line break is a slash not one of them.
    const isBehind = /[\r\n]/.test(point.next) || (point.next === "/" && /[\r\n]\/*$/.test(taken));
    return isBehind && behind !== "" ? `${noun}, with the ${behind} that follow` : noun;
  };
}

const always =
  (words: string): PartWords =>
  () =>
    words;

const smallLetters = "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+";
const capitals = "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*";
const endings = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const casedLetters = lettersOf({ hasMarks: true, endsAtCapital: true, hasEnding: false });
const endedLetters = lettersOf({ hasMarks: true, endsAtCapital: true, hasEnding: true });
const bareLetters = lettersOf({ hasMarks: false, endsAtCapital: false, hasEnding: false });
const markedLetters = lettersOf({ hasMarks: true, endsAtCapital: false, hasEnding: false });
const neither = "what is no letter, digit or space";

/** By the part as its file writes it, line breaks written as escapes; what is not here is shown as it is. */
const words: ReadonlyMap<string, PartWords> = new Map([
  ["\\p{N}", numerals((noun) => `${noun} one by one`)],
  ["\\p{N}{1,3}", numerals((noun) => `at most three ${noun} at a time`)],
  [" ?\\p{N}+", spacedNumerals],
  [" ?\\p{L}+", bareLetters],
  ["[^\\r\\n\\p{L}\\p{N}]?\\p{L}+", bareLetters],
  ["[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+", markedLetters],
  [smallLetters, casedLetters],
  [capitals, casedLetters],
  [`${smallLetters}${endings}?`, endedLetters],
  [`${capitals}${endings}?`, endedLetters],
  [
    "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+",
    always("one punctuation mark with the Latin letters behind it"),
  ],
  ["[一-龥぀-ゟ゠-ヿ]+", always("Chinese and Japanese characters by themselves")],
  [endings, always("an English ending such as ’s, in capitals too")],
  ...["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"].map(
    (part) => [part, always("an English ending such as ’s, in small letters")] as const,
  ),
  [" ?[^\\s\\p{L}\\p{N}]+", signs(neither, "")],
  [" ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*", signs(neither, "line breaks")],
  [" ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*", signs(neither, "line breaks and slashes")],
  [" ?[\\p{P}\\p{S}]+[\\r\\n]*", signs("punctuation and symbols", "line breaks")],
  ["\\s*[\\r\\n]+", always("white space up to the last line break in it")],
  ["\\s*[\\r\\n]", always("white space up to a line break")],
  ["\\s+(?!\\S)", always("white space, but leaves the last of it to what follows")],
  ["\\s+", always("white space")],
]);

/** A pattern, or a part of one, in one line: its line breaks, which some files have in it as they are, as escapes. */
export function patternLine(pattern: string): string {
  return pattern.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/**
 * What a part of a pattern takes, in words that follow “takes …”: of all that it can take, what matters where two cuts part.
 * @param taken its match
 * @returns null where no words are known for it
 */
export function patternWords(part: string, taken: string, point: PartingPoint | null): string | null {
  return words.get(patternLine(part))?.(taken, point) ?? null;
}
