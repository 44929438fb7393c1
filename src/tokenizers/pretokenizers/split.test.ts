import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { compilePattern, literalPattern } from "../patterns/compile";
import { type SplitBehavior, splitBehaviors, splitBy } from "./split";

function nativeSplit(pattern: string, behavior: SplitBehavior, invert: boolean) {
  const tokenizer = Tokenizer.fromString(
    JSON.stringify({
      version: "1.0",
      added_tokens: [],
      pre_tokenizer: { type: "Split", pattern: { Regex: pattern }, behavior, invert },
      model: { type: "WordLevel", vocab: { x: 0 }, unk_token: "x" },
    }),
  );
  return (text: string) => (tokenizer.getPreTokenizer()?.preTokenizeString(text) ?? []).map(([piece]) => piece);
}

const texts = fc.string({ unit: fc.constantFrom("a", "b", " ", "-", "\n", "é", "👍", "1", "'") });
const patterns = [
  " ",
  String.raw`\s+`,
  "[a-z]+",
  "a|b",
  "b*",
  "👍",
  String.raw`\p{N}{1,3}`,
  "(?=b)",
  String.raw`\s+(?!\S)|\s+`,
  "x",
  // What matches nothing, which never stands inside a surrogate pair.
  "^",
  "$",
  String.raw`\B`,
  "(?!a)",
  "(?<!b)",
  String.raw`(?<!\S)`,
];

describe.each(splitBehaviors)("%s", (behavior) => {
  describe.each([false, true])("invert: %s", (invert) => {
    test.each(patterns)("cuts at %j as the native package does", (pattern) => {
      const native = nativeSplit(pattern, behavior, invert);
      const split = splitBy(compilePattern(pattern), behavior, invert);
      fc.assert(
        fc.property(texts, (text) => {
          const { ranges } = split.preTokenize({ text, alignment: null, ranges: [0, text.length], lead: 1 });
          const pieces = Array.from({ length: ranges.length / 2 }, (_, i) =>
            text.slice(ranges[2 * i], ranges[2 * i + 1]),
          );
          expect(pieces).toEqual(native(text));
        }),
        { numRuns: 300 },
      );
    });
  });
});

test("each range is cut by itself, and what is between ranges stays out", () => {
  const split = splitBy(literalPattern(" "), "MergedWithNext", false);
  const input = { text: "a b  c d", alignment: null, ranges: [0, 3, 4, 8], lead: 1 };
  expect(split.preTokenize(input)).toEqual({ ...input, ranges: [0, 1, 1, 3, 4, 6, 6, 8] });
});
