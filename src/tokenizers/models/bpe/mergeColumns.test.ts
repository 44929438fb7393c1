import fc from "fast-check";
import { expect, test } from "vitest";
import { type RankedMerges, rankAt, toMergeColumns, toRankedMerges } from "./mergeColumns";

const anyIds = fc
  .uniqueArray(fc.nat({ max: 300 }), { minLength: 1, maxLength: 40 })
  .map((ids) => Uint32Array.from(ids).sort());

/** Merges of these entries in any order: the same one twice, and entries that several make, among them. */
const anyMerges = (ids: Uint32Array): fc.Arbitrary<RankedMerges> =>
  fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 1, max: 0xffff }))).map((merges) => ({
    results: Uint32Array.from(merges, ([id]) => id),
    leftBytes: Uint16Array.from(merges, ([, bytes]) => bytes),
  }));

const anyModel = anyIds.chain((ids) => fc.record({ ids: fc.constant(ids), merges: anyMerges(ids) }));

test("in columns and back, merges are what they were", () => {
  fc.assert(
    fc.property(anyModel, ({ ids, merges }) => {
      expect(toRankedMerges(toMergeColumns(merges, ids), ids)).toEqual(merges);
    }),
    { numRuns: 500 },
  );
});

test("each entry's merges are together, in order of their ranks", () => {
  fc.assert(
    fc.property(anyModel, ({ ids, merges }) => {
      const columns = toMergeColumns(merges, ids);
      ids.forEach((id, index) => {
        const places = Array.from(columns.leftBytes.keys()).slice(columns.first[index], columns.first[index + 1]);
        const ranks = Array.from(merges.results.keys()).filter((rank) => merges.results[rank] === id);
        expect(places.map((place) => rankAt(columns, place))).toEqual(ranks);
      });
    }),
  );
});
