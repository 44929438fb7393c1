import { expect, test } from "vitest";
import { Fields } from "../formats/fields";
import { readNormalizer } from "../formats/tokenizerJson/normalizer";
import { TokenizerError } from "../tokenizer";

const replace = (pattern: object, content: string) => ({ type: "Replace", pattern, content });
const long = "b".repeat(100_000);
const text = "a".repeat(10_000);
const normalize = (stage: object, of: string) =>
  readNormalizer(new Fields(stage, "normalizer"))?.normalize(of, true).text.length;

test.each([
  ["a string", replace({ String: "a" }, long)],
  ["a pattern", replace({ Regex: "a" }, long)],
  ["the empty string", replace({ String: "" }, long)],
  [
    "one stage after the other",
    { type: "Sequence", normalizers: Array.from({ length: 20 }, () => replace({ String: "a" }, "aa")) },
  ],
])("%s that makes gigabytes of a text is refused in its middle", (_, stage) => {
  expect(() => normalize(stage, text)).toThrow(TokenizerError);
  expect(() => normalize(stage, text)).toThrow(/of 10000: what grows to over 32 times its length is not encoded/);
});

test("what makes a text longer within measure does so", () => {
  expect(normalize(replace({ String: "a" }, "b".repeat(30)), text)).toBe(300_000);
  expect(normalize(replace({ Regex: "a" }, "b".repeat(60_000)), "a")).toBe(60_000);
});
