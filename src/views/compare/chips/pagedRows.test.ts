import fc from "fast-check";
import { expect, test } from "vitest";
import { ChipRows, type ChipSource, type Rows } from "./layout";
import { PagedRows } from "./pagedRows";

const gap = 3;

/** Chips as one number each, so that thousands are quick to make: from its digits come a width and whether a line ends. */
interface Chips {
  readonly seeds: readonly number[];
  /** One of so many ends a line; 0 where none does. */
  readonly lineLength: number;
}

function source({ seeds, lineLength }: Chips, onMeasure = (_count: number) => {}): ChipSource {
  return {
    count: seeds.length,
    widths: (start, end) => {
      onMeasure(end - start);
      return seeds.slice(start, end).map((seed) => 1 + (seed % 150));
    },
    endsLine: (token) => lineLength > 0 && (seeds[token] ?? 1) % lineLength === 0,
  };
}

function seedsFrom(length: number, seed: number): number[] {
  return Array.from({ length }, (_, i) => Math.imul(seed + i, 2654435761) >>> 1);
}

const seeds = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.nat()).map(([length, seed]) => seedsFrom(length, seed));
/** With lines that are short against a part, so that its rows are those of the whole. */
const chips = fc.record({ seeds, lineLength: fc.integer({ min: 1, max: 60 }) });
const widths = fc.integer({ min: 20, max: 400 });

function allRows(rows: Rows) {
  const all: { start: number; end: number }[] = [];
  // How many there are may be another number with each that is asked for.
  for (let row = 0; row < rows.rowCount; row++) all.push(rows.row(row));
  return all;
}

test("rows are those laid out one after the other, whatever is asked first", () => {
  fc.assert(
    fc.property(chips, widths, fc.array(fc.nat(2500)), fc.boolean(), (all, width, asked, isToken) => {
      const expected = new ChipRows(source(all), width, gap);
      const rows = new PagedRows(source(all), width, gap);
      for (const any of asked) {
        if (isToken) rows.rowOf(any % all.seeds.length);
        else rows.row(any);
      }
      expect(allRows(rows)).toEqual(allRows(expected));
      for (const token of [0, 7, 130, 999].filter((token) => token < all.seeds.length))
        expect(rows.rowOf(token)).toBe(expected.rowOf(token));
      expect(rows.isPlaced(all.seeds.length - 1)).toBe(true);
    }),
  );
});

test("laying out while idle gives no row another number until all are told", () => {
  fc.assert(
    fc.property(chips, widths, fc.nat(2000), (all, width, any) => {
      const rows = new PagedRows(source(all), width, gap);
      const token = any % all.seeds.length;
      const row = rows.rowOf(token);
      const { rowCount } = rows;
      while (!rows.extend(100)) expect(rows.rowCount).toBe(rowCount);
      expect(rows.rowOf(token)).toBe(row);
      rows.tellAll();
      expect(allRows(rows)).toEqual(allRows(new ChipRows(source(all), width, gap)));
    }),
  );
});

test("rows are drawn one below the other: none is left out or twice where they are asked for downwards", () => {
  fc.assert(
    fc.property(
      fc.record({ seeds, lineLength: fc.constantFrom(0, 7, 300) }),
      widths,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, width, share) => {
        const rows = new PagedRows(source(all), width, gap);
        const first = Math.floor(rows.rowCount * share);
        let { end } = rows.row(first);
        for (let row = first + 1; row < first + 60; row++) {
          const next = rows.row(row);
          expect(next.start).toBe(end);
          if (next.end > next.start) expect(rows.rowOf(next.start)).toBe(row);
          else expect(next.start).toBe(all.seeds.length);
          end = next.end;
        }
      },
    ),
  );
});

test("without line ends a row is short only where a part begins after a thousand chips", () => {
  const all = { seeds: Array.from({ length: 5000 }, (_, i) => i * 7), lineLength: 0 };
  const rows = new PagedRows(source(all), 300, gap);
  const begins = new Set(allRows(rows).map(({ start }) => start));
  const whole = new ChipRows(source(all), 300, gap);
  whole.extend(1024);
  for (const start of whole.starts.slice(0, -1)) expect(begins.has(start)).toBe(true);
  for (const start of [1024, 2048, 3072, 4096]) expect(begins.has(start)).toBe(true);
  expect(begins.size).toBeLessThan(allRows(new ChipRows(source(all), 300, gap)).length + 5);
});

test("somewhere in a million chips few are laid out", () => {
  const all = { seeds: Array.from({ length: 1_000_000 }, (_, i) => 50 + 150 * i), lineLength: 0 };
  let measured = 0;
  const rows = new PagedRows(
    source(all, (count) => {
      measured += count;
    }),
    500,
    gap,
  );
  expect(Math.abs(rows.rowCount / new ChipRows(source(all), 500, gap).rowOf(999_999) - 1)).toBeLessThan(0.02);
  rows.rowOf(900_000);
  rows.row(60_000);
  expect(measured).toBeLessThan(5000);
});

test("rows after edits are those of all chips laid out anew, whatever was asked for in between", () => {
  const edits = fc.array(
    fc.tuple(fc.nat(2000), fc.oneof(fc.nat(3), fc.nat(900)), fc.oneof(fc.nat(3), fc.nat(900)), fc.nat(), fc.nat(2500)),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(chips, edits, widths, fc.nat(2500), (begun, parts, width, known) => {
      let all = begun;
      let rows = new PagedRows(source(all), width, gap);
      rows.extend(known);
      rows.row(known);
      for (const [from, to, length, seed, asked] of parts) {
        const first = Math.min(all.seeds.length, from);
        const removed = Math.min(all.seeds.length - first, to);
        const part = seedsFrom(length, seed);
        all = { ...all, seeds: all.seeds.toSpliced(first, removed, ...part) };
        rows = rows.edited(source(all), { first, removed, inserted: length });
        if (asked % 3 === 0) rows.row(asked);
        if (asked % 3 === 1) rows.extend(asked);
      }
      expect(allRows(rows)).toEqual(allRows(new ChipRows(source(all), width, gap)));
      rows.extend(all.seeds.length);
      rows.tellAll();
      expect(allRows(rows)).toEqual(allRows(new ChipRows(source(all), width, gap)));
    }),
  );
});

test("a key in the middle of many rows lays out some of them, and the others keep their numbers", () => {
  const all = { seeds: Array.from({ length: 20_000 }, (_, i) => i * 13), lineLength: 40 };
  let measured = 0;
  const count = (more: number) => {
    measured += more;
  };
  const before = new PagedRows(source(all), 300, gap);
  before.extend(all.seeds.length);
  before.tellAll();
  const edited = { ...all, seeds: all.seeds.toSpliced(9000, 1, 51, 21) };
  const rows = before.edited(source(edited, count), { first: 9000, removed: 1, inserted: 2 });
  expect(rows.rowOf(8000)).toBe(before.rowOf(8000));
  expect(rows.rowOf(15_001) - before.rowOf(15_000)).toBeLessThan(3);
  expect(rows.rowCount).toBe(rows.rowOf(edited.seeds.length - 1) + 1);
  expect(measured).toBeLessThan(300);
});
