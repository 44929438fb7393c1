import { Tokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { compilePattern } from "./regexDialect";
import { TokenizerError } from "./tokenizer";

/** The matches of a pattern in the native package's engine. */
function nativeMatches(pattern: string, text: string): string[] {
  const tokenizer = Tokenizer.fromString(
    JSON.stringify({
      version: "1.0",
      added_tokens: [],
      pre_tokenizer: { type: "Split", pattern: { Regex: pattern }, behavior: "Removed", invert: true },
      model: { type: "WordLevel", vocab: { x: 0 }, unk_token: "x" },
    }),
  );
  return (tokenizer.getPreTokenizer()?.preTokenizeString(text) ?? []).map(([match]) => match);
}

function ourMatches(pattern: string, text: string): string[] {
  return Array.from(text.matchAll(compilePattern(pattern)), ([match]) => match).filter((match) => match !== "");
}

// The first plane without surrogates, private use and what younger Unicode versions added: the dialect, not the tables.
const text = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join("");

describe("means what it means to Oniguruma", () => {
  test.each([
    String.raw`\s`,
    String.raw`\S`,
    String.raw`[\s]`,
    String.raw`[^\s]`,
    String.raw`[^\S]`,
    String.raw`[\S\n]+`,
    String.raw`\d`,
    String.raw`\D+`,
    String.raw`[^\r\n\t]`,
    String.raw`[\-a]`,
    String.raw`[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_\`{|}~][A-Za-z]+`,
    String.raw`\-|\!|\@|\'|\ `,
    String.raw`\x41|\u0042`,
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)",
    "(?i:s)",
    "(?i:k)",
    "(?i:t)",
    "(?i:m)",
    "(?i:d)",
    "(?i:r)(?:e)",
    "(?i:v)",
    "(?i:l)",
    "(?i:e)",
    String.raw` ?[^\s]+|\s+(?!\S)|\s+`,
    "[一-龥぀-ゟ゠-ヿ]+",
  ])("%s", (pattern) => {
    // Letters that only look like ASCII ones to a case-insensitive group stand among these.
    const sample = `${text}'s 'S 'ſ 'LL 'Ll 'ſs I'VE K\u212a 東ア \u0085\ufeff\u180e\u200b`;
    expect(ourMatches(pattern, sample)).toEqual(nativeMatches(pattern, sample));
  });
});

test("trap 7: \\s has U+0085 and lacks U+FEFF, inside negated classes too", () => {
  expect(ourMatches(String.raw`\s`, "\u0085\ufeff\u180e ")).toEqual(["\u0085", " "]);
  expect(ourMatches(String.raw`[^\s]`, "\u0085\ufeff\u180e ")).toEqual(["\ufeff", "\u180e"]);
});

describe("refuses what it cannot run, and names it", () => {
  test.each([
    ["a*+", "possessive"],
    ["a++", "possessive"],
    ["a?+", "possessive"],
    ["a{1,3}+", "possessive"],
    ["(?>a)", "(?>"],
    ["(?i)a", "(?i)"],
    ["(?m:a)", "(?m:"],
    ["(?i:[a-z])", "case-insensitive"],
    [String.raw`\Ga`, String.raw`\G`],
    [String.raw`\w+`, String.raw`\w`],
    [String.raw`\ba`, String.raw`\b`],
    [String.raw`\h`, String.raw`\h`],
    [String.raw`[\w]`, String.raw`\w`],
    ["[a&&b]", "intersection"],
    ["[a[b]]", "nested"],
    ["(a", "(a"],
    [String.raw`\p{Nonsense}`, "Nonsense"],
  ])("%s", (pattern, construct) => {
    expect(() => compilePattern(pattern)).toThrow(TokenizerError);
    expect(() => compilePattern(pattern)).toThrow(construct);
  });

  test("but look-around, lazy quantifiers and quantified classes run", () => {
    for (const pattern of ["(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?:a)", "a*?", "a+?", "[*+]+", String.raw`\++`]) {
      expect(() => compilePattern(pattern), pattern).not.toThrow();
    }
  });
});
