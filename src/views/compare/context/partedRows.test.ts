import fc from "fast-check";
import { expect, test } from "vitest";
import { ChipRows, type Rows } from "../chips/layout";
import { PagedRows } from "../chips/pagedRows";
import { PartedRows } from "./partedRows";

const sizes = fc.array(fc.record({ width: fc.integer({ min: 1, max: 150 }), endsLine: fc.boolean() }), {
  minLength: 1,
});

function layOut(chips: readonly { width: number; endsLine: boolean }[], maxWidth: number): ChipRows {
  const widths = (start: number, end: number) => chips.slice(start, end).map(({ width }) => width);
  const endsLine = (token: number) => chips[token]?.endsLine ?? false;
  return new ChipRows({ count: chips.length, widths, endsLine }, maxWidth, 3);
}

function allRows(rows: Rows) {
  return Array.from({ length: rows.rowCount }, (_, row) => rows.row(row));
}

test("before the token there is a free row, the others are those that there were, whatever is asked first", () => {
  fc.assert(
    fc.property(
      sizes,
      fc.nat(),
      fc.integer({ min: 20, max: 400 }),
      fc.array(fc.nat(60)),
      (chips, any, width, asked) => {
        const at = any % chips.length;
        const whole = layOut(chips, width);
        whole.extend(chips.length);
        const expected = allRows(whole).flatMap(({ start, end }) =>
          at < start || at >= end
            ? [{ start, end }]
            : [...(start < at ? [{ start, end: at }] : []), { start: at, end: at }, { start: at, end }],
        );
        const parted = new PartedRows(layOut(chips, width), at);
        for (const row of asked) {
          const past = { start: chips.length, end: chips.length };
          expect(parted.row(row)).toEqual(expected[row] ?? past);
        }
        for (const token of chips.keys()) {
          const row = parted.rowOf(token);
          expect(row).toBe(expected.findIndex(({ start, end }) => start <= token && token < end));
        }
        expect(allRows(parted)).toEqual(expected);
      },
    ),
  );
});

test("it lays out no more than is asked for: the window of a million tokens costs nothing until somebody goes there", () => {
  let measured = 0;
  const widths = (start: number, end: number) => {
    measured += end - start;
    return new Array<number>(end - start).fill(50);
  };
  const rows = new ChipRows({ count: 1e6, widths, endsLine: () => false }, 500, 3);
  const parted = new PartedRows(rows, 900_000);
  parted.row(19);
  expect(parted.rowCount).toBeGreaterThan(90_000);
  expect(measured).toBeLessThan(300);
});

test("of a long text that is scrolled past the token no row at the end is without tokens", () => {
  const widths = (start: number, end: number) => new Array<number>(end - start).fill(50);
  const parted = new PartedRows(new PagedRows({ count: 20_000, widths, endsLine: () => false }, 500, 3), 10_000);
  expect(parted.rowOf(19_999)).toBe(parted.rowCount - 1);
  // Nor once somebody has come to it.
  const line = parted.rowOf(10_000) - 1;
  expect(parted.rowOf(19_999)).toBe(parted.rowCount - 1);
  expect(parted.row(line)).toEqual({ start: 10_000, end: 10_000 });
});
