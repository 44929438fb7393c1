import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { utf8Encode } from "../../text/utf8";
import { spellerOf } from "./spellerOf";
import { countSpellings, Speller, spellingsByLength } from "./spellings";

/** Entries of letters, by their places in the list. */
function spellerOfWords(words: readonly string[]): Speller {
  const bytes = words.map((word) => utf8Encode(word));
  const offsets = [0];
  for (const each of bytes) offsets.push((offsets.at(-1) as number) + each.length);
  return new Speller({
    ids: Uint32Array.from(words.keys()),
    offsets: Uint32Array.from(offsets),
    bytes: utf8Encode(words.join("")),
  });
}

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
      const speller = spellerOfWords(words);
      const all = spell(words, text);
      const { paths, log10, fewest } = countSpellings(speller, utf8Encode(text), 100);
      expect(paths).toBe(BigInt(all.length));
      expect(10 ** log10).toBeCloseTo(all.length, 6);
      expect(fewest).toBe(all.length === 0 ? null : Math.min(...all.map((one) => one.length)));
      const { counts, first } = spellingsByLength(speller, utf8Encode(text), 1000);
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

test("four letters a, where a to aaaa are entries: eight", () => {
  const speller = spellerOfWords(["a", "aa", "aaa", "aaaa"]);
  expect(countSpellings(speller, utf8Encode("aaaa"), 100)).toMatchObject({ paths: 8n, fewest: 1 });
});

test("a list ends where it is asked to, and above a limit the logarithm alone is told", () => {
  const speller = spellerOfWords(["a", "aa"]);
  const text = utf8Encode("a".repeat(500));
  const { first, counts } = spellingsByLength(speller, text, 7);
  expect(first).toHaveLength(7);
  const exact = countSpellings(speller, text, 500);
  expect(counts.reduce((sum, count) => sum + count, 0n)).toBe(exact.paths);
  // The 501st number of Fibonacci has 105 digits.
  expect(String(exact.paths)).toHaveLength(105);
  const { paths, log10, fewest } = countSpellings(speller, text, 499);
  expect([paths, fewest]).toEqual([null, 250]);
  expect(log10).toBeCloseTo(exact.log10, 12);
  expect(Math.floor(log10)).toBe(104);
});

describe("counts that others have found", () => {
  for (const [id, spaced, plain] of [
    ["cl100k_base", 470, 238],
    ["r50k_base", 490, 238],
    ["llama3", 490, null],
    ["o200k_base", 546, 266],
  ] as const) {
    test(`“ strawberry” in ${id}`, async () => {
      const speller = spellerOf(await loadBuiltin(id));
      expect(countSpellings(speller, utf8Encode(" strawberry"), 100).paths).toBe(BigInt(spaced));
      const own = countSpellings(speller, utf8Encode("strawberry"), 100);
      if (plain !== null) expect(own).toMatchObject({ paths: BigInt(plain), fewest: 3 });
    });
  }
});
