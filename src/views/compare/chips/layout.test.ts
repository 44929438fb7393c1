import fc from "fast-check";
import { expect, test } from "vitest";
import { editedRows } from "./editedRows";
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

test("rows after an edit are those of all chips laid out anew, of which few are", () => {
  fc.assert(
    fc.property(
      chips,
      chips,
      fc.tuple(fc.nat(100), fc.nat(100)),
      fc.nat(120),
      fc.integer({ min: 20, max: 400 }),
      (all, part, [from, to], known, maxWidth) => {
        const first = Math.min(all.length, from);
        const removed = Math.min(all.length - first, to);
        const edited = all.toSpliced(first, removed, ...part);
        // What drops line ends has none behind the last chip.
        const lines = (now: typeof all) => ({
          ...source(now),
          endsLine: (token: number) => token + 1 < now.length && now[token]?.endsLine === true,
        });
        const last = new ChipRows(lines(all), maxWidth, gap);
        last.extend(known);
        const rows = editedRows(last, lines(edited), { first, removed, inserted: part.length });
        const anew = new ChipRows(lines(edited), maxWidth, gap);
        for (let row = 0; row <= edited.length; row++) expect(rows.row(row)).toEqual(anew.row(row));
        expect(rows.rowCount).toBe(anew.rowCount);
      },
    ),
  );
});

test("rows after several edits are those of all chips laid out anew, whatever was asked for in between", () => {
  const edits = fc.array(fc.tuple(fc.nat(100), fc.nat(20), fc.nat(60), chips), { maxLength: 5 });
  fc.assert(
    fc.property(chips, edits, fc.nat(120), fc.integer({ min: 20, max: 400 }), (begun, parts, known, maxWidth) => {
      let all = begun;
      let rows = new ChipRows(source(all), maxWidth, gap);
      rows.extend(known);
      for (const [from, to, asked, part] of parts) {
        const first = Math.min(all.length, from);
        const removed = Math.min(all.length - first, to);
        all = all.toSpliced(first, removed, ...part);
        rows = editedRows(rows, source(all), { first, removed, inserted: part.length });
        rows.row(asked);
      }
      const anew = new ChipRows(source(all), maxWidth, gap);
      for (let row = 0; row <= all.length; row++) expect(rows.row(row)).toEqual(anew.row(row));
      expect(rows.rowCount).toBe(anew.rowCount);
    }),
  );
});

test("a key in the middle of many rows lays out some of them", () => {
  const all = Array.from({ length: 20_000 }, (_, i) => ({ width: 10 + (i % 7), endsLine: i % 40 === 39 }));
  const last = new ChipRows(source(all), 300, gap);
  last.extend(all.length);
  let asked = 0;
  const edited = all.toSpliced(9000, 1, { width: 50, endsLine: false }, { width: 20, endsLine: false });
  const { widths, ...rest } = source(edited);
  const counting: ChipSource = {
    ...rest,
    widths: (start, end) => {
      asked += end - start;
      return widths(start, end);
    },
  };
  const rows = editedRows(last, counting, { first: 9000, removed: 1, inserted: 2 });
  expect(rows.row(50)).toEqual(last.row(50));
  expect(rows.rowCount).toBe(last.rowCount);
  // Nothing of what is in sight has changed.
  expect(asked).toBe(0);
  rows.rowOf(15_000);
  expect(rows.isComplete).toBe(true);
  expect(asked).toBeLessThan(500);
});
