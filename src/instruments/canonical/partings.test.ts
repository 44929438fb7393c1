import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cut, partings } from "./partings";

/** A way to cut so many bytes; the ids are of the stretches, and one of two. */
const cutOf = (bytes: number) =>
  fc
    .array(fc.record({ end: fc.integer({ min: 1, max: Math.max(1, bytes) }), twin: fc.boolean() }), { maxLength: 8 })
    .map((places): Cut => {
      const ends = [...new Set([...places.map(({ end }) => Math.min(end, bytes)), bytes])]
        .filter((end) => end > 0)
        .sort((a, b) => a - b);
      const ids = ends.map((end, i) => (ends[i - 1] ?? 0) * 1000 + end * 2 + (places[i]?.twin ? 1 : 0));
      return { ids, ends };
    });

test("what lies between partings is the same, and each is as short as it can be", () => {
  const cuts = fc.integer({ min: 0, max: 12 }).chain((bytes) => fc.tuple(cutOf(bytes), cutOf(bytes)));
  fc.assert(
    fc.property(cuts, ([given, other]) => {
      const found = partings(given, other);
      let [i, j] = [0, 0];
      for (const parting of [...found, null]) {
        const [to, otherTo] = parting ? [parting.given[0], parting.other[0]] : [given.ids.length, other.ids.length];
        expect(Array.from(given.ids).slice(i, to)).toEqual(Array.from(other.ids).slice(j, otherTo));
        if (parting === null) break;
        [i, j] = [parting.given[1], parting.other[1]];
        const [own, others] = [Array.from(given.ends).slice(to, i), Array.from(other.ends).slice(otherTo, j)];
        expect(own.at(-1)).toBe(others.at(-1));
        expect(parting.bytes).toEqual([given.ends[to - 1] ?? 0, own.at(-1)]);
        expect(own.slice(0, -1).filter((end) => others.includes(end))).toEqual([]);
        expect(Array.from(given.ids).slice(to, i)).not.toEqual(Array.from(other.ids).slice(otherTo, j));
      }
    }),
    { numRuns: 300 },
  );
});

test("of lists that end at other bytes the rest is one parting", () => {
  const given = { ids: [1, 2], ends: [1, 2] };
  const other = { ids: [1, 3, 4], ends: [1, 3, 5] };
  expect(partings(given, other)).toEqual([{ given: [1, 2], other: [1, 3], bytes: [1, 5] }]);
  expect(partings(given, { ids: [], ends: [] })).toEqual([{ given: [0, 2], other: [0, 0], bytes: [0, 2] }]);
});
