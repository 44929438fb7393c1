import fc from "fast-check";
import { expect, test } from "vitest";
import { ChipRows, type ChipSource } from "./layout";

const gap = 3;
const chips = fc.array(fc.record({ width: fc.integer({ min: 1, max: 150 }), endsLine: fc.boolean() }));

function source(all: readonly { width: number; endsLine: boolean }[]): ChipSource {
  return {
    count: all.length,
    widths: (start, end) => all.slice(start, end).map((chip) => chip.width),
    endsLine: (token) => all[token]?.endsLine ?? false,
  };
}

test("rows cover all chips in order, fit the width, and break after line ends", () => {
  fc.assert(
    fc.property(chips, fc.integer({ min: 20, max: 400 }), (all, maxWidth) => {
      const rows = new ChipRows(source(all), maxWidth, gap);
      let next = 0;
      for (let row = 0; next < all.length; row++) {
        const { start, end } = rows.row(row);
        expect(start).toBe(next);
        expect(end).toBeGreaterThan(start);
        const inRow = all.slice(start, end);
        const width = inRow.reduce((sum, chip) => sum + chip.width, 0) + gap * (inRow.length - 1);
        expect(width <= maxWidth || inRow.length === 1).toBe(true);
        expect(inRow.slice(0, -1).some((chip) => chip.endsLine)).toBe(false);
        const following = all[end];
        // Nothing is sent to the next row that would have fitted.
        if (following !== undefined && !inRow.at(-1)?.endsLine)
          expect(width + gap + following.width).toBeGreaterThan(maxWidth);
        next = end;
      }
      expect(rows.isComplete || all.length === 0).toBe(true);
    }),
  );
});

test("asking for one row lays out no more than needed, and the order of questions changes nothing", () => {
  fc.assert(
    fc.property(chips, fc.integer({ min: 20, max: 400 }), fc.array(fc.nat(50)), (all, maxWidth, asked) => {
      const inOrder = new ChipRows(source(all), maxWidth, gap);
      inOrder.extend(all.length);
      const atRandom = new ChipRows(source(all), maxWidth, gap);
      for (const row of asked) expect(atRandom.row(row)).toEqual(inOrder.row(row));
      all.forEach((_, token) => {
        const { start, end } = atRandom.row(atRandom.rowOf(token));
        expect(start <= token && token < end).toBe(true);
      });
      expect(atRandom.rowCount).toBe(inOrder.rowCount);
    }),
  );
});

test("the first screen of a million chips asks for the width of a few", () => {
  let measured = 0;
  const widths = (start: number, end: number) => {
    measured += end - start;
    return new Array<number>(end - start).fill(50);
  };
  const rows = new ChipRows({ count: 1e6, widths, endsLine: () => false }, 500, gap);
  rows.row(19);
  expect(measured).toBeLessThan(300);
  expect(rows.rowCount).toBeGreaterThan(90_000);
});
