import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { TokenizerError } from "../tokenizer";
import { compilePattern } from "./compile";
import { toOniguruma } from "./oniguruma";
import { publishedPatterns, trickyCharacters } from "./publishedPatterns";

/** The matches of a pattern in the native package's engine, Oniguruma. */
function nativeMatcher(pattern: string): (text: string) => string[] {
  const tokenizer = Tokenizer.fromString(
    JSON.stringify({
      version: "1.0",
      added_tokens: [],
      pre_tokenizer: { type: "Split", pattern: { Regex: pattern }, behavior: "Removed", invert: true },
      model: { type: "WordLevel", vocab: { x: 0 }, unk_token: "x" },
    }),
  );
  const preTokenizer = tokenizer.getPreTokenizer();
  return (text) => (preTokenizer?.preTokenizeString(text) ?? []).map(([match]) => match);
}

const tricky = fc.string({ unit: fc.constantFrom(...trickyCharacters), maxLength: 30 });
const changed: readonly (keyof typeof publishedPatterns)[] = ["gpt2Possessive", "cl100kPossessive"];

describe("a published pattern has the same matches in Oniguruma", () => {
  test.each(Object.entries(publishedPatterns))("%s", (name, pattern) => {
    const written = toOniguruma(pattern);
    expect(written === pattern, written).toBe(!changed.some((other) => other === name));
    expectSameMatches(pattern, written);
  });
});

describe("a construct of fancy-regex’s own has the same matches in Oniguruma", () => {
  test.each([
    ...[String.raw`\s++$|\s`, "^.|.", "(?s:.)+?1|.", "(?m:^.)|.", "(?m:.$)|.", String.raw`\p{N}{1,3}+\p{N}|.`],
    ...[String.raw`\w+|.`, String.raw`\b\w+?\b|.`, String.raw`\B.|.`, "[[:alpha:]]+|[[:^alpha:]]", "a{2}?|b{1,2}?|."],
    ...[String.raw`\pL+|\PL`, String.raw`\p{sc=Han}+|[^\p{Script=Han}]`, String.raw`[\w&&[^\d\x{61}-\u{63}]]+|.`],
    ...[String.raw`(a|b)\1|.`, "(?:(?:ab)c|a)+?|.", String.raw`(?>\s+)(?!\S)|.`, "(?<![a-z])'|.", "(?i:^ss|st)|."],
    ...[String.raw`[\[\]\-\\^&]+|.`, String.raw`\{\}|\+|.`, String.raw`(?P<x>\s)\S|.`, String.raw`\A.|.\z|.`],
  ])("%s", (pattern) => {
    expectSameMatches(pattern, toOniguruma(pattern));
  });
});

test("what is written says what the pattern means", () => {
  expect(toOniguruma(String.raw`a++|\s++$`)).toBe(String.raw`(?:a++|\p{White_Space}++\z)`);
  expect(toOniguruma(String.raw`^\p{N}{1,3}+`)).toBe(String.raw`\A(?>\p{N}{1,3})`);
});

test("what cannot be read is refused", () => {
  expect(() => toOniguruma("(")).toThrow(TokenizerError);
  expect(() => toOniguruma(String.raw`\p{Nonsense}`)).toThrow("Nonsense");
});

function expectSameMatches(pattern: string, written: string): void {
  const native = nativeMatcher(written);
  const { global } = compilePattern(pattern, "fancy-regex");
  const again = compilePattern(written, "oniguruma");
  const matches = (text: string, by: RegExp) => Array.from(text.matchAll(by), ([match]) => match);
  fc.assert(
    fc.property(tricky, (text) => {
      expect(native(text)).toEqual(matches(text, global));
      expect(matches(text, again.global)).toEqual(matches(text, global));
    }),
    { numRuns: 200 },
  );
}
