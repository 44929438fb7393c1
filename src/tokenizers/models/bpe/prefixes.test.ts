import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf } from "../../../../test/support/models";
import { Vocabulary } from "../../vocabulary";
import { Prefixes } from "./prefixes";

const strings = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom("a", "b", "é", "👍"), minLength: 1, maxLength });

test("gives each entry that a text goes on with, the longest first, and no other", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(strings(6), { maxLength: 30 }),
      strings(12),
      fc.nat(3),
      fc.nat(3),
      (names, text, from, cut) => {
        const columns = columnsOf(names);
        const prefixes = new Prefixes(new Vocabulary(columns), columns);
        const bytes = Buffer.from(text);
        const end = Math.max(0, bytes.length - cut);
        const start = Math.min(from, end);
        prefixes.seek(bytes, start, end);
        const found: [number, number][] = [];
        while (prefixes.next()) found.push([prefixes.id, prefixes.end]);
        const expected = names
          .map((name, id): [number, number] => [id, start + Buffer.byteLength(name)])
          .filter(([id, to]) => to <= end && bytes.subarray(start, to).equals(Buffer.from(names[id] ?? "")))
          .sort(([, left], [, right]) => right - left);
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

test("entries that no text can be are not given", () => {
  const columns = columnsOf(["a", "ab", "abc"]);
  const prefixes = new Prefixes(new Vocabulary(columns, new Set([1, 0])), columns);
  prefixes.seek(Buffer.from("abcd"), 0, 4);
  expect(prefixes.next()).toBe(true);
  expect([prefixes.id, prefixes.end]).toEqual([2, 3]);
  expect(prefixes.next()).toBe(false);
});
