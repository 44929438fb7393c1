import fc from "fast-check";
import { expect, test } from "vitest";
import { latticeGrid } from "./latticeGrid";

test("pieces stand over what they stand for, the shortest lowest", () => {
  const pieces = [
    { start: 0, end: 2 },
    { start: 0, end: 5 },
    { start: 2, end: 5 },
    { start: 5, end: 6 },
  ];
  expect(latticeGrid(pieces)).toEqual({
    columns: 3,
    rows: 2,
    places: [
      { from: 0, to: 1, row: 1 },
      { from: 0, to: 2, row: 0 },
      { from: 1, to: 2, row: 1 },
      { from: 2, to: 3, row: 1 },
    ],
  });
  expect(latticeGrid([])).toEqual({ columns: 0, rows: 0, places: [] });
});

test("no two pieces take the same room, and each has the columns of its bytes", () => {
  const piece = fc
    .tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }))
    .map(([start, size]) => ({ start, end: start + size }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { columns, rows, places } = latticeGrid(pieces);
      const ends = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
      places.forEach(({ from, to, row }, i) => {
        expect([ends[from], ends[to]]).toEqual([pieces[i]?.start, pieces[i]?.end]);
        expect(to <= columns && row < rows).toBe(true);
        const rivals = places.filter((other, j) => j !== i && other.row === row && other.from < to && other.to > from);
        expect(rivals).toEqual([]);
      });
    }),
  );
});
