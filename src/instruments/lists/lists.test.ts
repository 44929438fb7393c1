import fc from "fast-check";
import { expect, test } from "vitest";
import { packWords } from "../../../scripts/wordLists";
import { InapplicableError, type Subject } from "../instrument";
import { unitsSubject } from "../unitsSubject";
import { chosenList } from "./chosenList";
import { listProblem, readOnce } from "./listReader";
import { loadBundledList } from "./loadBundled";
import { unpackWords } from "./packedWords";
import { affixesReader, pairsReader, tableReader, termsReader, wordsReader } from "./readers";

test("words are the first column, each once, whatever the lines end in", () => {
  expect(wordsReader.read("\ufeffa\r\nb\t2\r\n\r\na\rc").entries).toEqual(["a", "b", "c"]);
  expect(wordsReader.read('"a, b",1\n"c ""d""",2').entries).toEqual(["a, b", 'c "d"']);
  expect(wordsReader.read("a;1\nb;2").entries).toEqual(["a", "b"]);
});

test("an affix says by its hyphen where it stands", () => {
  expect(affixesReader.read("-ler\nun-\n-o-\nev\n-ler").entries).toEqual([
    { form: "ler", place: "suffix" },
    { form: "un", place: "prefix" },
    { form: "o", place: "infix" },
    { form: "ev", place: "root" },
  ]);
  expect(affixesReader.read("a\n-").problems).toEqual([
    { line: 2, message: "has no affix: “-” is nothing but a hyphen" },
  ]);
});

test("lines that cannot be read are left out, and told by their numbers", () => {
  const terms = termsReader.read("habeas corpus\tlegal\n\na\tb\tc\ntort");
  expect(terms.entries).toEqual([
    { term: "habeas corpus", class: "legal" },
    { term: "tort", class: "" },
  ]);
  expect(listProblem(termsReader, terms, "mine")).toBe(
    "Of “mine”: Line 3 has 3 columns, and a term and its class are two.",
  );
  const pairs = pairsReader.read(Array.from({ length: 30 }, () => "alone").join("\n"));
  expect(listProblem(pairsReader, pairs, "p")).toMatch(
    /^Of “p” nothing could be read. Line 1 has one column, .* 27 more lines are left out\.$/,
  );
  expect(pairs.problems).toHaveLength(20);
  expect(tableReader.read("a,b\n1,2\n3").problems).toEqual([{ line: 3, message: "has 1 cells, and the first line 2" }]);
  expect(listProblem(wordsReader, wordsReader.read("\n"), "w")).toBe("There are no words in “w”.");
  expect(listProblem(wordsReader, wordsReader.read("a"), "w")).toBeNull();
});

test("no text breaks a reader, and each line is an entry, left out, or told", () => {
  const text = fc.string({ unit: fc.constantFrom(...'\t,;"\n\r-|aé😀\0\ufeff\u2028 '), maxLength: 60 });
  fc.assert(
    fc.property(text, (written) => {
      for (const reader of [wordsReader, affixesReader, termsReader, pairsReader, tableReader]) {
        const { entries, problemCount } = reader.read(written);
        expect(entries.length + problemCount).toBeLessThanOrEqual(written.split(/\r\n?|\n/).length);
      }
    }),
  );
});

test("a list is read once for as long as it is asked for", () => {
  const first = readOnce(wordsReader, "a\nb");
  expect(readOnce(wordsReader, "a\nb")).toBe(first);
  expect(readOnce(termsReader, "a\nb")).not.toBe(first);
  for (const other of ["c", "d", "e", "f"]) readOnce(wordsReader, other);
  expect(readOnce(wordsReader, "a\nb")).not.toBe(first);
});

test("an option's list is given read; of one of which nothing can be read it is said why", () => {
  const subject = (text: string): Subject => unitsSubject("", { gold: { name: "mine", text } });
  expect(chosenList(subject("a"), "gold", wordsReader)?.entries).toEqual(["a"]);
  expect(chosenList(subject("a"), "other", wordsReader)).toBeNull();
  expect(() => chosenList(subject("x"), "gold", pairsReader)).toThrow(InapplicableError);
  expect(() => chosenList(subject("x"), "gold", pairsReader)).toThrow("Of “mine” nothing could be read. Line 1");
});

test("sorted words come back from their packed form", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abçş"), minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), (words) => {
      const sorted = words.sort();
      expect(unpackWords(packWords(sorted)).split("\n")).toEqual(sorted);
    }),
  );
  expect(unpackWords("0house5s0mouse")).toBe("house\nhouses\nmouse");
});

test("words of English and of Turkish come with the page, inflected ones among them", async () => {
  const wordsOf = async (name: string) => new Set(wordsReader.read(await loadBundledList(name)).entries);
  const english = await wordsOf("englishWords");
  expect(english.size).toBeGreaterThan(39_000);
  for (const word of ["a", "the", "house", "houses", "walked", "color"]) expect(english.has(word), word).toBe(true);
  const turkish = await wordsOf("turkishWords");
  expect(turkish.size).toBeGreaterThan(110_000);
  for (const word of ["ve", "ev", "evler", "geliyor", "değil", "kitabı"]) expect(turkish.has(word), word).toBe(true);
  expect([...turkish].some((word) => word.length > 7)).toBe(false);
  const letters = (words: ReadonlySet<string>) => [...words].filter(({ length }) => length === 1).sort();
  expect([letters(english), letters(turkish)]).toEqual([["a"], ["o"]]);
});
