import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../test/support/runs";
import { ChunkedText } from "./chunkedText";
import { utf8Length } from "./utf8";

const texts = fc
  .tuple(fc.string({ unit: "binary" }), fc.constantFrom("a", "é", "👍", "\ud83d", "x👍é"), fc.nat({ max: 9000 }))
  .map(([text, unit, times]) => text + unit.repeat(times));
const anyUnits = fc
  .array(fc.constantFrom("\ud83d", "\udc4d", "a", "é", "\ud83d\udc4d"), { maxLength: 5 })
  .map((units) => units.join(""));
const places = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

function isInsidePair(text: string, unit: number): boolean {
  return unit > 0 && unit < text.length && (text.codePointAt(unit - 1) ?? 0) > 0xffff;
}

test("text, slices and byte offsets are right after any edits", () => {
  fc.assert(
    fc.property(
      fc.oneof(texts, anyUnits),
      fc.array(fc.tuple(places, fc.oneof(texts, anyUnits, fc.constant(""))), { maxLength: 6 }),
      (first, edits) => {
        let chunked = ChunkedText.of(first);
        let text = first;
        for (const [ends, insert] of edits) {
          const [start = 0, end = 0] = ends.map((part) => Math.round(part * text.length)).sort((x, y) => x - y);
          chunked = chunked.edited({ start, end, insert });
          text = text.slice(0, start) + insert + text.slice(end);
          expect(chunked.slice(start - 9, end + 9)).toBe(text.slice(Math.max(0, start - 9), end + 9));
        }
        expect(chunked.toString()).toBe(text);
        expect([chunked.length, chunked.byteLength]).toEqual([text.length, utf8Length(text)]);
        for (let unit = 0; unit <= text.length; unit += 1 + Math.floor(text.length / 50)) {
          if (isInsidePair(text, unit)) continue;
          const byte = utf8Length(text.slice(0, unit));
          expect(chunked.byteOf(unit)).toBe(byte);
          expect([chunked.unitOf(byte), chunked.unitAfter(byte)]).toEqual([unit, unit]);
          const next = unit + ((text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1);
          const size = utf8Length(text.slice(unit, next));
          for (let inside = byte + 1; inside < byte + size; inside++) {
            if (chunked.unitOf(inside) !== unit || chunked.unitAfter(inside) !== next)
              expect.unreachable(`unit ${unit}`);
          }
        }
      },
    ),
    runs(30, 5_000),
  );
});

test("halves of a pair that come together where a whole chunk was are one character", () => {
  const text = `${"a".repeat(4095)}\ud83d${"b".repeat(4096)}\udc4d`;
  const edited = ChunkedText.of(text).edited({ start: 4096, end: 8192, insert: "" });
  expect(edited.byteLength).toBe(utf8Length(`${"a".repeat(4095)}👍`));
});

test("an edit outside of the text is refused", () => {
  for (const [start, end] of [
    [2, 1],
    [-1, 0],
    [0, 4],
  ] as const) {
    expect(() => ChunkedText.of("abc").edited({ start, end, insert: "" })).toThrow(RangeError);
  }
});
