import fc from "fast-check";
import { expect, test } from "vitest";
import { TokenFlag, type Tokenizer } from "../tokenizer";
import { baselines } from "./baselines";

const options = { specials: "text", inserted: false } as const;
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom("👩‍👩‍👧", "e\u0301", " ", "\r\n", "東", "."),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});

function create(id: string): Tokenizer {
  const tokenizer = baselines[id]?.();
  if (tokenizer === undefined) throw new Error(`No baseline ${id}.`);
  return tokenizer;
}

/** The tokens' stretches of the text. */
function pieces(tokenizer: Tokenizer, text: string): string[] {
  const { ids, byteStart, byteEnd } = tokenizer.encode(text, options);
  const source = Buffer.from(text);
  return Array.from(ids, (_, i) => source.subarray(byteStart[i], byteEnd[i]).toString());
}

test("bytes are ByT5's: each byte plus 3, and </s> after the text", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { ids } = create("utf8_bytes").encode(text, options);
      expect(Array.from(ids)).toEqual(Array.from(Buffer.from(text), (byte) => byte + 3));
    }),
  );
  const { ids, flags } = create("utf8_bytes").encode("a", { specials: "control", inserted: true });
  expect([Array.from(ids), Array.from(flags)]).toEqual([
    [100, 1],
    [0, TokenFlag.special | TokenFlag.inserted],
  ]);
});

test("code points are the text's", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { ids } = create("code_points").encode(text, options);
      expect(Array.from(ids)).toEqual(Array.from(text, (character) => character.codePointAt(0)));
      expect(pieces(create("code_points"), text)).toEqual(Array.from(text));
    }),
  );
});

test("graphemes are Intl.Segmenter's", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  fc.assert(
    fc.property(texts, (text) => {
      expect(pieces(create("graphemes"), text)).toEqual(Array.from(segmenter.segment(text), (part) => part.segment));
    }),
  );
});

test("words are Intl.Segmenter's, white space left out", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  fc.assert(
    fc.property(texts, (text) => {
      const segments = Array.from(segmenter.segment(text), (part) => part.segment);
      expect(pieces(create("words"), text)).toEqual(segments.filter((part) => !/^\p{White_Space}*$/u.test(part)));
    }),
  );
  expect(pieces(create("words"), "Well, 1.5 ways.")).toEqual(["Well", ",", "1.5", "ways", "."]);
});

test("an open set numbers its units by first appearance, and knows those of the last text only", () => {
  const words = create("words");
  expect(Array.from(words.encode("a b a", options).ids)).toEqual([0, 1, 0]);
  expect(words.tokenName(1)).toBe("b");
  words.encode("c", options);
  expect(words.tokenName(0)).toBe("c");
  expect(() => words.tokenName(1)).toThrow(RangeError);
});

test("ids outside the set are refused", () => {
  expect(() => create("utf8_bytes").tokenBytes(259)).toThrow(RangeError);
  for (const id of [0x110000, 0xd800, 0xdfff]) expect(() => create("code_points").tokenName(id)).toThrow(RangeError);
  expect(create("utf8_bytes").tokenName(0)).toBe("<pad>");
  expect(create("utf8_bytes").tokenName(0xf0 + 3)).toBe("0xF0");
});
