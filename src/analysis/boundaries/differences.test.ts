import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsByDefinition, type MadeColumns, madeColumns } from "../../../test/support/columns";
import { runs } from "../../../test/support/runs";
import { cutAt } from "../../../test/support/shown";
import { seed } from "../../../test/support/strings";
import { cellsOf } from "./cells";
import { listDifferences } from "./differenceList";
import { differenceAfter, differenceAt, differenceBefore, findDifferences } from "./differences";

interface Found {
  readonly start: number;
  readonly end: number;
  readonly saved: number;
  /** What a group is known by: its bytes and all cuts. */
  readonly key: string;
}

/** By the definition: stretches between places that all columns have, whose cells are not the same in all. */
function byDefinition({ text, encodings }: MadeColumns, unknown: readonly (readonly number[])[]): Found[] {
  const all = encodings.map((encoding) => cellsByDefinition(encoding, text.length));
  const found: Found[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    if (!all.every((cells) => cells.some((cell) => cell.end === end))) continue;
    const cuts = all.map((cells) =>
      cells
        .filter((cell) => cell.start >= start && cell.end <= end)
        .map((cell) => [cell.end - start, cell.tokens] as const),
    );
    if (new Set(cuts.map((cut) => JSON.stringify(cut))).size > 1) {
      const counts = cuts.map((cut) => cut.reduce((sum, [, tokens]) => sum + tokens, 0));
      const losesNothing = (c: number) =>
        cuts[c]?.every(([, tokens]) => tokens > 0) && !unknown[c]?.some((at) => at >= start && at < end);
      const merits = counts.filter((_, c) => losesNothing(c));
      const saved = Math.max(...counts) - Math.min(...(merits.length > 0 ? merits : counts));
      found.push({ start, end, saved, key: JSON.stringify([Array.from(text.slice(start, end)), cuts]) });
    }
    start = end;
  }
  return found;
}

const arbitrary = fc.tuple(
  madeColumns(4),
  fc.nat({ max: 24 }),
  fc.nat({ max: 6 }),
  fc.nat({ max: 3 }),
  fc.infiniteStream(fc.boolean()),
);

test("differences, their groups and the list of them are those of the definition", () => {
  fc.assert(
    fc.property(arbitrary, ([made, place, most, mostPlaces, isKnown]) => {
      const columns = made.encodings.map((encoding) => cellsOf(encoding, made.text.length));
      const unknown = made.encodings.map(({ byteStart }) =>
        Array.from(byteStart).filter(() => isKnown.next().value === false),
      );
      const differences = findDifferences(columns, made.text, unknown);
      const found = byDefinition(made, unknown);
      expect(Array.from(differences.starts)).toEqual(found.map(({ start }) => start));
      expect(Array.from(differences.ends)).toEqual(found.map(({ end }) => end));

      const keys = [...new Set(found.map(({ key }) => key))];
      expect(Array.from(differences.groups)).toEqual(found.map(({ key }) => keys.indexOf(key)));

      // Texts that are the same but for their digits, cut in the same ways, are one row.
      const shapeOf = (key: string) => {
        const [bytes, cuts] = JSON.parse(key) as [number[], unknown];
        return JSON.stringify([bytes.map((byte) => (byte >= 0x30 && byte <= 0x39 ? 0x30 : byte)), cuts]);
      };
      const shapes = [...new Set(keys.map(shapeOf))];
      const groups = shapes.map((key) => {
        const group = keys.findIndex((other) => shapeOf(other) === key);
        const alike = keys.filter((other) => shapeOf(other) === key).length;
        const same = found.filter((difference) => shapeOf(difference.key) === key);
        return {
          group,
          alike,
          key,
          count: same.length,
          saved: same[0]?.saved ?? 0,
          places: same.map(({ start }) => start),
        };
      });
      const cost = ({ saved, count }: { saved: number; count: number }) => saved * count;
      const sorted = groups.toSorted((a, b) => cost(b) - cost(a) || b.count - a.count || a.group - b.group);
      const list = listDifferences(differences, columns, made.text, most, mostPlaces);
      expect(list).toMatchObject({
        kinds: groups.length,
        groups: keys.length,
        differences: found.length,
        saved: groups.reduce((sum, group) => sum + cost(group), 0),
      });
      expect(
        list.rows.map(({ group, alike, start, end, count, saved, places, cuts }) => {
          const shown = cuts.map(({ ends, cellTokens }) => ends.map((cut, i) => [cut, cellTokens[i]]));
          expect(cuts.map(({ tokens, cellTokens }) => tokens - cellTokens.reduce((sum, n) => sum + n, 0))).toEqual(
            cuts.map(() => 0),
          );
          const key = shapeOf(JSON.stringify([Array.from(made.text.slice(start, end)), shown]));
          return { group, alike, key, count, saved, places };
        }),
      ).toEqual(sorted.slice(0, most).map((group) => ({ ...group, places: group.places.slice(0, mostPlaces) })));

      expect(differenceAfter(differences, place)).toBe(found.findIndex(({ start }) => start > place));
      expect(differenceBefore(differences, place)).toBe(found.findLastIndex(({ start }) => start < place));
      expect(differenceAt(differences, place)).toBe(found.findIndex(({ start, end }) => start <= place && place < end));
    }),
    { ...runs(100, 50_000), seed },
  );
});

test("by hand: the same word twice is one row of two", () => {
  const text = "ab c ab d";
  const columns = [cutAt(text, [2, 4, 7]), cutAt(text, [1, 2, 4, 5, 6, 7, 8])].map((one) => cellsOf(one, text.length));
  const list = listDifferences(findDifferences(columns, Buffer.from(text)), columns, Buffer.from(text), 10, 10);
  expect(list).toMatchObject({ groups: 3, differences: 3, saved: 1 + 2 + 1 });
  expect(list.rows.map(({ start, end }) => text.slice(start, end))).toEqual([" ab", "ab", " d"]);
  expect(list.rows[1]?.cuts).toEqual([
    { tokens: 1, ends: [2], cellTokens: [1] },
    { tokens: 2, ends: [1, 2], cellTokens: [1, 1] },
  ]);
});

test("by hand: a log’s numbers are one row, what stands beside them another", () => {
  const text = "07:12 ab 31:07 ab";
  const columns = [
    cutAt(text, [2, 3, 5, 6, 8, 9, 11, 12, 14, 15]),
    cutAt(text, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
  ];
  const cells = columns.map((one) => cellsOf(one, text.length));
  const list = listDifferences(findDifferences(cells, Buffer.from(text)), cells, Buffer.from(text), 10, 10);
  expect(list).toMatchObject({ kinds: 2, groups: 4, differences: 6, saved: 6 });
  expect(list.rows.map(({ start, end, alike, count }) => [text.slice(start, end), alike, count])).toEqual([
    ["07", 3, 4],
    ["ab", 1, 2],
  ]);
  expect(list.rows[0]?.places).toEqual([0, 3, 9, 12]);
});

test("a text of other length than its columns is refused", () => {
  expect(() => findDifferences([cellsOf(cutAt("ab", [1]), 2)], new Uint8Array(3))).toThrow("not of a text of 3");
});
