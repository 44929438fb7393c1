import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { utf8Encode } from "../../text/utf8";
import { likeliestSpellings } from "./likeliest";
import { EntryTree, type Lattice, Speller } from "./speller";
import { spellerOf } from "./spellerOf";
import { countSpellings } from "./spellings";
import { spellingsByLength } from "./spellingsByLength";

/** Entries of letters, by their places in the list. */
function treeOf(words: readonly string[]): EntryTree {
  const bytes = words.map((word) => utf8Encode(word));
  const offsets = [0];
  for (const each of bytes) offsets.push((offsets.at(-1) as number) + each.length);
  return new EntryTree({
    ids: Uint32Array.from(words.keys()),
    offsets: Uint32Array.from(offsets),
    bytes: utf8Encode(words.join("")),
  });
}

const latticeOf = (words: readonly string[], text: string): Lattice =>
  new Speller(treeOf(words)).lattice(utf8Encode(text));

/** All sequences, one by one. */
function spell(words: readonly string[], text: string): number[][] {
  if (text === "") return [[]];
  return words.flatMap((word, id) =>
    text.startsWith(word) ? spell(words, text.slice(word.length)).map((rest) => [id, ...rest]) : [],
  );
}

const letters = (min: number, max: number) =>
  fc.array(fc.constantFrom("a", "b", "c"), { minLength: min, maxLength: max }).map((list) => list.join(""));

test("the count is that of all sequences written down one by one, twins among the entries too", () => {
  fc.assert(
    fc.property(fc.array(letters(1, 4), { maxLength: 20 }), letters(0, 9), (words, text) => {
      const lattice = latticeOf(words, text);
      const all = spell(words, text);
      const { paths, log10, fewest } = countSpellings(lattice);
      expect(paths).toBe(BigInt(all.length));
      expect(10 ** log10).toBeCloseTo(all.length, 6);
      expect(fewest).toBe(all.length === 0 ? null : Math.min(...all.map((one) => one.length)));
      const { counts, first } = spellingsByLength(lattice, 1000);
      const lengths = new Map<number, number>();
      for (const { length } of all) lengths.set(length, (lengths.get(length) ?? 0) + 1);
      expect(counts.flatMap((count, length) => (count === 0n ? [] : [[length, Number(count)]]))).toEqual(
        [...lengths].sort(([a], [b]) => a - b),
      );
      const written = (sequences: readonly (readonly number[])[]) => sequences.map((one) => one.join(" ")).sort();
      expect(written(first)).toEqual(written(all));
      expect(first.map((one) => one.length)).toEqual([...first.map((one) => one.length)].sort((a, b) => a - b));
    }),
  );
});

test("the likeliest are those of all sequences with the highest sums, twins among the entries too", () => {
  const scores = fc.array(fc.integer({ min: -9, max: 0 }), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(
      fc.array(letters(1, 4), { maxLength: 20 }),
      letters(0, 8),
      scores,
      fc.nat({ max: 12 }),
      (words, text, own, most) => {
        const sum = (ids: readonly number[]) => ids.reduce((all, id) => all + (own[id] as number), 0);
        const found = likeliestSpellings(latticeOf(words, text), most, (id) => own[id] as number);
        const all = spell(words, text)
          .map(sum)
          .sort((a, b) => b - a);
        expect(found.map(({ score }) => score)).toEqual(all.slice(0, most));
        expect(new Set(found.map(({ ids }) => ids.join())).size).toBe(found.length);
        for (const { ids, score } of found) {
          expect(ids.map((id) => words[id]).join("")).toBe(text);
          expect(sum(ids)).toBe(score);
        }
      },
    ),
  );
});

test("four letters a, where a to aaaa are entries: eight", () => {
  expect(countSpellings(latticeOf(["a", "aa", "aaa", "aaaa"], "aaaa"))).toMatchObject({ paths: 8n, fewest: 1 });
});

test("a list ends where it is asked to, and above a limit the logarithm alone is told", () => {
  const lattice = latticeOf(["a", "aa"], "a".repeat(500));
  const { first, counts } = spellingsByLength(lattice, 7);
  expect(first).toHaveLength(7);
  const exact = countSpellings(lattice);
  expect(counts.reduce((sum, count) => sum + count, 0n)).toBe(exact.paths);
  // The 501st number of Fibonacci has 105 digits.
  expect(String(exact.paths)).toHaveLength(105);
  for (const limits of [
    { seamless: 499, digits: 1000 },
    { seamless: 1000, digits: 104 },
  ]) {
    const { paths, log10, fewest } = countSpellings(lattice, 0, 500, limits);
    expect([paths, fewest]).toEqual([null, 250]);
    expect(log10).toBeCloseTo(exact.log10, 9);
    expect(Math.floor(log10)).toBe(104);
  }
});

test("ways over seams are the product of those between, and a stretch is counted as it stands", () => {
  const word = "a".repeat(120);
  const words = ["a", "aa", " a", " "];
  const once = countSpellings(latticeOf(words, ` ${word}`)).paths ?? 0n;
  const { paths, log10, fewest } = countSpellings(latticeOf(words, ` ${word}`.repeat(40)));
  expect(paths).toBe(once ** 40n);
  expect(log10).toBeCloseTo(Math.log10(Number(once)) * 40, 6);
  expect(fewest).toBe(61 * 40);
  expect(countSpellings(latticeOf(words, "aaa aaaa b"), 3, 8).paths).toBe(8n);
  expect(countSpellings(latticeOf(words, "aaa aaaa b")).paths).toBe(0n);
});

/** All sequences of entries that say where in a word they stand, word by word. */
function spellWord(first: readonly string[], inside: readonly string[], word: string, isFirst = true): number {
  if (word === "") return 1;
  return (isFirst ? first : inside)
    .filter((entry) => word.startsWith(entry))
    .reduce((sum, entry) => sum + spellWord(first, inside, word.slice(entry.length), false), 0);
}

test("where entries say where in a word they stand, the ways of its words are counted, one by one", () => {
  const words = fc.array(letters(1, 6), { maxLength: 4 });
  const unique = fc.uniqueArray(letters(1, 3), { maxLength: 10 });
  fc.assert(
    fc.property(unique, unique, words, (first, inside, text) => {
      const [begins, goesOn] = [treeOf(first), treeOf(inside)];
      const speller = new Speller({ first: begins, inside: goesOn, firstLast: begins, insideLast: goesOn });
      const ends = text.map((_, i) => text.slice(0, i + 1).join("").length);
      const { paths } = countSpellings(speller.lattice(utf8Encode(text.join("")), ends));
      expect(paths).toBe(BigInt(text.reduce((all, word) => all * spellWord(first, inside, word), 1)));
    }),
  );
});

describe("counts that others have found", () => {
  for (const [id, spaced, plain] of [
    ["cl100k_base", 470, 238],
    ["r50k_base", 490, 238],
    ["llama3", 490, null],
    ["o200k_base", 546, 266],
  ] as const) {
    test(`“ strawberry” in ${id}`, async () => {
      const { speller } = spellerOf(await loadBuiltin(id));
      const count = (text: string) => countSpellings(speller.lattice(utf8Encode(text)));
      expect(count(" strawberry").paths).toBe(BigInt(spaced));
      const own = count("strawberry");
      if (plain !== null) expect(own).toMatchObject({ paths: BigInt(plain), fewest: 3 });
    });
  }
});
