import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, idJaccard } from "./idDistance";

/** The table of distances, cell by cell (Wagner & Fischer 1974). */
function byTable(first: readonly number[], second: readonly number[]): number {
  let above = Array.from({ length: second.length + 1 }, (_, i) => i);
  for (const [i, one] of first.entries()) {
    const row = [i + 1];
    for (const [j, other] of second.entries()) {
      row.push(Math.min((above[j] ?? 0) + (one === other ? 0 : 1), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

const codes = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0));

test("kitten and sitting are three apart", () => {
  expect(editDistance(codes("kitten"), codes("sitting"))).toBe(3);
  expect(editDistance([], [])).toBe(0);
  expect(editDistance([], [1, 2])).toBe(2);
});

test("it is what the whole table gives, over one block of bits and several", () => {
  const ids = fc.array(fc.nat(3), { maxLength: 110, size: "max" });
  fc.assert(
    fc.property(ids, ids, (first, second) => {
      expect(editDistance(first, second)).toBe(byTable(first, second));
    }),
  );
});

test("Jaccard's index is of sets: how often an id comes means nothing", () => {
  expect(idJaccard([1, 1, 2], [2, 3])).toBeCloseTo(1 / 3, 12);
  expect(idJaccard([5, 5], [5])).toBe(1);
  expect(idJaccard([], [])).toBeNull();
});
