import fc from "fast-check";
import { expect, test } from "vitest";
import { TextPositions } from "./positions";
import { utf8Length } from "./utf8";

const characters = fc.oneof(
  fc.constantFrom("\r", "\n", "a", "é", "東", "👩", "\u{d83e}"),
  fc.string({ unit: "binary" }),
);
const short = fc.array(characters).map((parts) => parts.join(""));
/** Longer than what is read at once. */
const long = short.map((text) => `${text}\r`.repeat(Math.ceil(40_000 / (text.length + 1))));

/** A position told by what stands before it. */
function positionAfter(text: string, codePoint: number) {
  const before = Array.from(text).slice(0, codePoint).join("");
  // The CR of a CR LF ends no line.
  const lines = text.startsWith("\n", before.length) ? before.replace(/\r$/, "") : before;
  return { byte: utf8Length(before), unit: before.length, codePoint, line: lines.split(/\r\n|\r|\n/).length };
}

test.each([
  ["short", short, 100],
  ["long", long, 4],
] as const)("in a %s text, a position is the same in bytes, units, code points and lines", (_, texts, numRuns) => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (text, picks) => {
      const positions = new TextPositions(text);
      const count = Array.from(text).length + 1;
      for (const pick of picks) {
        const expected = positionAfter(text, pick % count);
        expect(positions.atUnit(expected.unit)).toEqual(expected);
        expect(positions.atByte(expected.byte)).toEqual(expected);
        expect(positions.afterByte(expected.byte)).toEqual(expected);
      }
    }),
    { numRuns },
  );
});

test("inside a code point, it is where that begins; beyond the text, its end", () => {
  const positions = new TextPositions("a👩b");
  expect(positions.atByte(4)).toMatchObject({ byte: 1, unit: 1 });
  expect(positions.afterByte(4)).toMatchObject({ byte: 5, unit: 3 });
  expect(positions.afterByte(99)).toMatchObject({ byte: 6, unit: 4 });
  expect(positions.atUnit(2)).toMatchObject({ byte: 1, unit: 1 });
  expect(positions.atByte(99)).toMatchObject({ byte: 6, unit: 4, codePoint: 3 });
});
