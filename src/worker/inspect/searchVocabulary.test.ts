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
  return {
    ids,
    flags: new Uint8Array(ids.length),
    isByteLevel: true,
    endOfWord: "",
    names: column,
    bytes: column,
    scores: null,
  };
}

function texts(...entries: string[]): VocabularySearch {
  return new VocabularySearch(tableOf(entries.map((entry) => Buffer.from(entry))));
}

/** Entries of byte strings that stand for others than they are written as. */
function written(...entries: (readonly [name: string, bytes: string | Buffer])[]): VocabularySearch {
  const table = tableOf(entries.map(([name]) => Buffer.from(name)));
  const { bytes } = tableOf(entries.map(([, bytes]) => Buffer.from(bytes as string)));
  return new VocabularySearch({ ...table, bytes });
}

function spell(search: VocabularySearch, word: string): number[] {
  return Array.from(search.spellings(word, "id"));
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

/** A word as all its spellings have it in common, told anew; bytes that are no UTF-8 stand for themselves. */
function common(entry: Buffer): string {
  const text = entry.toString();
  if (Buffer.from(text).equals(entry)) return text.replace(/^[ ▁]+/, "").toLowerCase();
  return `0x${entry.toString("latin1")}`;
}

test("spellings of a word are exactly the entries that are it once case and spaces in front are folded", () => {
  const word = fc
    .string({ unit: fc.constantFrom("a", "A", "б", "Б", "中", "😀", " ", "▁", "ā"), minLength: 1, maxLength: 4 })
    .filter((text) => !text.includes("ā") || text.length > 1);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), word, (entries, sought) => {
      const key = common(Buffer.from(sought));
      const expected = entries.flatMap((entry, row) => (common(Buffer.from(entry)) === key ? [row] : []));
      // In text, as bytes, and each entry by itself.
      const search = texts(...entries);
      expect(spell(search, sought)).toEqual(expected);
      expect(spell(search, `0x${Buffer.from(sought).toString("hex")}`)).toEqual(expected);
    }),
  );
});

test("a word is no part of another, nor of two beside each other", () => {
  const search = texts("the", "The", " the", "  THE", "then", "a the", "t", "he", "the ", "\nthe");
  for (const sought of ["the", "▁The", "ĠtHe", "  the", "0x746865", "0x20 54 48 45"]) {
    expect(spell(search, sought)).toEqual([0, 1, 2, 3]);
  }
  expect(Array.from(search.spellings("the", "longest"))).toEqual([3, 2, 0, 1]);
  expect(spell(search, "th")).toEqual([]);
  expect(spell(search, "")).toHaveLength(10);
});

test("the sign of a word’s end is folded, where a tokenizer has one", () => {
  const table = tableOf(
    ["cat", "cat</w>", "Cat</w>", "cats</w>", "</w>", "at</w>", "cat</W>"].map((entry) => Buffer.from(entry)),
  );
  const search = new VocabularySearch({ ...table, endOfWord: "</w>" });
  for (const sought of ["cat", "cat</w>", "CAT</w>", "0x636174"]) expect(spell(search, sought)).toEqual([0, 1, 2, 6]);
  expect(spell(search, "</w>")).toEqual([4]);
  expect(spell(new VocabularySearch(table), "cat")).toEqual([0]);
});

test("an entry may be asked for as it is written: a piece inside of words, a byte, the byte alphabet", () => {
  const pieces = written(["ing", "ing"], ["##ing", "ing"], ["##ING", "ING"], ["##in", "in"], ["##", "##"]);
  for (const sought of ["ing", "##ing", "##Ing"]) expect(spell(pieces, sought)).toEqual([0, 1, 2]);
  expect(spell(pieces, "##")).toEqual([4]);
  const bytes = written(["<0x41>", "A"], ["a", "a"], ["▁A", "▁A"], ["<0xE4>", Buffer.of(0xe4)], ["ab", "ab"]);
  for (const sought of ["a", "<0x41>", "0x61"]) expect(spell(bytes, sought)).toEqual([0, 1, 2]);
  expect(spell(bytes, "<0xE4>")).toEqual([3]);
  expect(spell(bytes, "0xe4")).toEqual([3]);
});

test("letters that the byte alphabet has too are letters where an entry is them", () => {
  // “ą” is U+0105, which stands for byte 5.
  const both = texts("ą", " Ą", "\x05");
  expect(spell(both, "ą")).toEqual([0, 1]);
  expect(spell(texts("\x05", "a"), "ą")).toEqual([0]);
});

test.each(["o200k_base", "bert_uncased"])("in the whole of %s, as one by one", (id) => {
  const { table } = inspectParts(id, readParts(id));
  if (table === null) throw new Error(`${id} has no table.`);
  const search = new VocabularySearch(table);
  const { offsets, bytes } = table.bytes;
  const keys = Array.from(table.ids, (_, row) => common(Buffer.from(bytes.subarray(offsets[row], offsets[row + 1]))));
  for (const sought of ["the", "ing", "New", "straße", "да", "中", "123", "a"]) {
    const key = common(Buffer.from(sought));
    expect(spell(search, sought)).toEqual(keys.flatMap((other, row) => (other === key ? [row] : [])));
  }
});
