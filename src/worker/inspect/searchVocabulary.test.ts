import fc from "fast-check";
import { expect, test } from "vitest";
import { readParts } from "../../../test/support/builtins";
import { joinBytes } from "../../text/bytes";
import { inspectParts } from "./inspect";
import type { VocabularyTable } from "./protocol";
import { VocabularySearch } from "./searchVocabulary";

/** A table of byte strings, with ids 10, 20, 30 … */
function tableOf(entries: readonly Uint8Array[]): VocabularyTable {
  const offsets = new Uint32Array(entries.length + 1);
  entries.forEach((entry, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + entry.length;
  });
  const column = { offsets, bytes: joinBytes(entries) };
  const ids = Uint32Array.from(entries, (_, row) => row * 10 + 10);
  return { ids, flags: new Uint8Array(ids.length), isByteLevel: true, names: column, bytes: column, scores: null };
}

function texts(...entries: string[]): VocabularySearch {
  return new VocabularySearch(tableOf(entries.map((entry) => Buffer.from(entry))));
}

function find(search: VocabularySearch, sought: string, sort: "id" | "longest" | "shortest" = "id"): number[] {
  return Array.from(search.find(sought, sort));
}

test("a search finds exactly the entries that have its text in them, whatever the case", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "B", "б", "Я", "ß", "中", "😀", " "), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), letters, (entries, sought) => {
      const expected = entries.flatMap((entry, row) =>
        entry.toLowerCase().includes(sought.toLowerCase()) ? [row] : [],
      );
      expect(find(texts(...entries), sought)).toEqual(expected);
    }),
  );
});

test("no match goes over from one entry to the next, and broken UTF-8 matches no text", () => {
  expect(find(texts("ab", "c", "abc"), "bc")).toEqual([2]);
  const broken = tableOf([
    Buffer.from([0xe4, 0xb8]),
    Buffer.from([0xad]),
    Buffer.from("中"),
    Buffer.from([0x61, 0xf0]),
  ]);
  const search = new VocabularySearch(broken);
  expect(find(search, "中")).toEqual([2]);
  expect(find(search, "\ufffd")).toEqual([]);
  expect(find(search, "a")).toEqual([3]);
});

test("a space, ▁ and Ġ are the same, and other letters of the byte alphabet are their bytes", () => {
  const search = texts(" the", "▁the", "the", "\nthe", "Ġthe");
  for (const sought of [" the", "▁the"]) expect(find(search, sought)).toEqual([0, 1]);
  expect(find(search, "ĠThe")).toEqual([0, 1, 4]);
  expect(find(search, "Ċthe")).toEqual([3]);
});

test("bytes are found after 0x, wherever characters begin", () => {
  const search = texts("中", "a", "日");
  expect(find(search, "0xB8AD")).toEqual([0]);
  expect(find(search, "0xe4 b8")).toEqual([0]);
  expect(find(search, "0x61")).toEqual([1]);
  // Half a byte waits for its second digit.
  expect(find(search, "0xe6 9")).toEqual([2]);
  expect(find(search, "0x")).toEqual([]);
});

test("digits find the entry of that id before those that have them in their text", () => {
  const search = texts("20", "x", "1020", "200");
  expect(find(search, "20")).toEqual([1, 0, 2, 3]);
  expect(find(search, "20", "longest")).toEqual([1, 2, 3, 0]);
  expect(find(search, "7")).toEqual([]);
});

test("orders are by bytes, equal ones by id", () => {
  const search = texts("bb", "中", "a", "cc", "ддд");
  expect(find(search, "", "longest")).toEqual([4, 1, 0, 3, 2]);
  expect(find(search, "", "shortest")).toEqual([2, 0, 3, 1, 4]);
  expect(find(search, "")).toEqual([0, 1, 2, 3, 4]);
});

test("in a real vocabulary, leading spaces and ids", () => {
  const { table } = inspectParts("o200k_base", readParts("o200k_base"));
  if (table === null) throw new Error("o200k_base has no table.");
  const search = new VocabularySearch(table);
  expect(find(search, "199999")[0]).toBe(table.ids.indexOf(199999));
  const [longest = -1] = find(search, " ", "longest");
  const { offsets } = table.bytes;
  expect((offsets[longest + 1] ?? 0) - (offsets[longest] ?? 0)).toBe(128);
});
