import fc from "fast-check";
import { bertNormalizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { utf8Length } from "../../text/utf8";
import { originalRange } from "../alignment";
import { BertNormalizer, reorderable } from "./bert";

const uncased = new BertNormalizer({
  cleanText: true,
  handleChineseChars: true,
  stripAccents: true,
  lowercase: true,
});
const native = bertNormalizer();

describe("by hand", () => {
  test.each([
    ["a final Σ becomes σ, as character by character", "ΟΔΟΣ ὀδός", "οδοσ οδος"],
    ["dotted İ loses its dot", "İstanbul", "istanbul"],
    ["Han is padded, beyond the BMP too", "a中𠮷b", "a 中  𠮷 b"],
    ["controls and joiners go, white space becomes a space", "a\u0000\u200db\u0085\tc\u00a0d", "ab c d"],
  ])("%s", (_, text, expected) => {
    expect(uncased.normalize(text).text).toBe(expected);
    expect(native.normalizeString(text)).toBe(expected);
  });
});

test("accents: the letter keeps its range, the mark that is dropped has none", () => {
  const { text, alignment } = uncased.normalize("E\u0301x");
  expect(text).toBe("ex");
  expect(originalRange(alignment, 0, 1)).toEqual({ start: 0, end: 1 });
  expect(originalRange(alignment, 1, 2)).toEqual({ start: 3, end: 4 });
});

test("the list of marks that canonical ordering moves and stripping keeps is complete", () => {
  const kept: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (/[\p{Mc}\p{Me}]/u.test(character)) kept.push(character);
  }
  const strip = (text: string) => text.normalize("NFD").replace(/\p{Mn}/gu, "");
  const missed = new Set<string>();
  for (const first of kept) {
    for (const second of kept) {
      if (strip(first + second) === strip(first) + strip(second)) continue;
      if (!reorderable.test(first) || !reorderable.test(second)) missed.add(first + second);
    }
  }
  expect([...missed]).toEqual([]);
});

test("marks that move are normalized in their context", () => {
  // U+1D16D sorts behind U+1D165, whose class is lower.
  const text = "É\u{1d16d}\u200b\u{1d165}b";
  expect(uncased.normalize(text).text).toBe(native.normalizeString(text));
});

const anyOptions = fc.record({
  cleanText: fc.boolean(),
  handleChineseChars: fc.boolean(),
  stripAccents: fc.boolean(),
  lowercase: fc.boolean(),
});
// Characters that were in Unicode before version 8, since the native package's tables are of that age.
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ..."aBÉéİıßẞΣσςǅ東龥豈々ア が각\t\n\r\0\u0001\u0085\u00a0\u00ad\u200b\u3000\ufeff\ufffd\u0301\u0323",
    ),
    fc.integer({ min: 0x20, max: 0x37f }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x1e00, max: 0x1fff }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom(
      "\u{20000}",
      "\u{2f800}",
      "\u{10400}",
      "👍",
      "\u{e0001}",
      "\u302e",
      "\u{1d165}",
      "\u{1d16d}",
      "\u093e",
    ),
  ),
});

test("the text is the native package's, whatever the options", () => {
  fc.assert(
    fc.property(texts, anyOptions, (text, options) => {
      expect(new BertNormalizer(options).normalize(text).text).toBe(bertNormalizer(options).normalizeString(text));
    }),
    runs(500, 50_000),
  );
});

test("the alignment runs forwards", () => {
  fc.assert(
    fc.property(texts, anyOptions, (text, options) => {
      const { text: normalized, alignment } = new BertNormalizer(options).normalize(text);
      if (alignment === null) {
        expect(normalized).toBe(text);
        return;
      }
      let last = { start: 0, end: 0 };
      for (let byte = 0; byte < utf8Length(normalized); byte++) {
        const range = originalRange(alignment, byte, byte + 1);
        expect(range.start).toBeGreaterThanOrEqual(last.start);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThanOrEqual(utf8Length(text));
        last = range;
      }
    }),
  );
});

describe("the blocks of Han characters have BERT's own bounds", () => {
  const options = { cleanText: false, handleChineseChars: true, stripAccents: false, lowercase: false };
  test.each([
    ["\u4e00", true],
    ["\u9fff", true],
    ["\u3400", true],
    ["\u4dbf", true],
    ["\u{20000}", true],
    ["\u{2a6df}", true],
    ["\u{2b81f}", true],
    // Its list leaves out the first 256 of Extension E.
    ["\u{2b820}", false],
    ["\u{2b91f}", false],
    ["\u{2b920}", true],
    ["\uf900", true],
    ["\u{2fa1f}", true],
    ["ア", false],
    ["각", false],
    ["々", false],
  ])("%s", (character, padded) => {
    expect(new BertNormalizer(options).normalize(character).text).toBe(padded ? ` ${character} ` : character);
    expect(bertNormalizer(options).normalizeString(character)).toBe(padded ? ` ${character} ` : character);
  });
});
