import fc from "fast-check";
import { expect, test } from "vitest";
import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";
import { countSegments, hasManyUnknown, joinShared, premiumOf } from "./premium";

/** A token a code point: “?” is unknown, “#” a control token. */
function encode(text: string): Encoding {
  const characters = Array.from(text);
  const column = () => new Uint32Array(characters.length);
  const flags = characters.map((c) => (c === "?" ? TokenFlag.unknown : c === "#" ? TokenFlag.special : 0));
  return { ids: column(), byteStart: column(), byteEnd: column(), flags: Uint8Array.from(flags) };
}

const segments = fc.array(fc.string({ unit: fc.constantFrom("a", "é", "東", "👍", " ", "?") }), {
  minLength: 3,
  maxLength: 3,
});

test("tokens are counted without control tokens, text in bytes and code points", () => {
  const { tokens, bytes, characters, unknown } = countSegments(["é👍", "a#?", " "], encode);
  expect(Array.from(tokens)).toEqual([2, 2, 0]);
  expect(Array.from(bytes)).toEqual([6, 3, 0]);
  expect(Array.from(characters)).toEqual([2, 3, 0]);
  expect(Array.from(unknown)).toEqual([0, 1, 0]);
});

test("the premium is a ratio of sums, over the segments that both have", () => {
  const pivot = countSegments(["aa", "aaa", "", "aaaaa"], encode);
  const language = countSegments(["aaaa", "", "aa", "aaa"], encode);
  expect(premiumOf(language, pivot)).toEqual({
    language: { tokens: 7, bytes: 7, characters: 7, unknown: 0 },
    pivot: { tokens: 7, bytes: 7, characters: 7, unknown: 0 },
    premium: 1,
  });
});

test("a language against itself has the premium 1, and the two directions are inverse", () => {
  fc.assert(
    fc.property(segments, segments, (a, b) => {
      const [one, two] = [countSegments(a, encode), countSegments(b, encode)];
      const self = premiumOf(one, one);
      expect(self.premium).toBe(self.pivot.tokens === 0 ? null : 1);
      const there = premiumOf(one, two).premium;
      const back = premiumOf(two, one).premium;
      if (there !== null && back !== null) expect(there * back).toBeCloseTo(1);
    }),
  );
});

test("joined texts hold the shared segments with one space between", () => {
  expect(joinShared(["a", "", "c", "d"], ["w", "x", " ", "z"])).toEqual({ language: "a d", pivot: "w z" });
  fc.assert(
    fc.property(segments, segments, (a, b) => {
      const { language, pivot } = joinShared(a, b);
      const apart = premiumOf(countSegments(a, encode), countSegments(b, encode));
      const joints = a.filter((text, i) => text.trim() !== "" && b[i]?.trim() !== "").length - 1;
      const together = premiumOf(countSegments([language], encode), countSegments([pivot], encode));
      // Here a space is a token, so the two ways differ by the joints.
      expect(together.language.tokens).toBe(apart.language.tokens + Math.max(joints, 0));
    }),
  );
});

test("more than one unknown token in ten is many", () => {
  const sums = { bytes: 0, characters: 0 };
  expect(hasManyUnknown({ ...sums, tokens: 100, unknown: 10 })).toBe(false);
  expect(hasManyUnknown({ ...sums, tokens: 100, unknown: 11 })).toBe(true);
  expect(hasManyUnknown({ ...sums, tokens: 0, unknown: 0 })).toBe(false);
});
