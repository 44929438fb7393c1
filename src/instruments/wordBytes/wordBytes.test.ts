import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { objectsOf } from "../fields";
import { textSubject } from "../textSubject";
import { instrument } from "./instrument";
import { hierarchicalWords, poolWords, wordLengths } from "./pooledWords";
import { rowsAtShare, tableSize } from "./tables";
import { rowsOf, wordOverlap, wordTrigrams } from "./trigrams";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const encode = { specials: "text", inserted: false } as const;
const chosen = { split: "space", pool: 8, pairs: "kitap kitabı", width: 4096, billions: 7, tied: false } as const;

test("words of Hierarchical Autoregressive Transformers, as their library’s own example has them", () => {
  expect(hierarchicalWords("Hello, world!")).toEqual(["Hello,", " world!"]);
  expect(hierarchicalWords("  camelCase (a) \n b")).toEqual(["  ", "camel", "Case", " (", "a)", " ", "\n", " b"]);
});

test("a long line has the words that its parts have, in no more time than they take", () => {
  const [line, count] = ["人人生而自由，在尊严和权利上一律平等。 21.5, it’s camelCase कर्म — ", 2000];
  const [one, two] = [hierarchicalWords(line).length, hierarchicalWords(line.repeat(2)).length];
  const began = performance.now();
  expect(hierarchicalWords(line.repeat(count))).toHaveLength(one + (count - 1) * (two - one));
  // V8 alone takes more than a minute.
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("nothing of a text is left out, and pools are as many as bytes ask for, whatever the text", () => {
  const parts = fc.constantFrom("a", "Bc", " ", "  ", "\n", ".", "é", "字", "👩‍👩‍👧‍👦", "١", "ا", "\t", "\u00a0", "_");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (some, pool) => {
      const text = some.join("");
      expect(hierarchicalWords(text).join("")).toBe(text);
      const lengths = wordLengths(text, "hierarchical");
      const { bytes, words, pools, beyond, lengths: counted } = poolWords(lengths, pool);
      expect(bytes).toBe(new TextEncoder().encode(text).length);
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(words);
      expect(pools).toBeGreaterThanOrEqual(Math.ceil(bytes / pool));
      expect(pools).toBeGreaterThanOrEqual(words + beyond);
    }),
    { numRuns: 60 },
  );
  expect(poolWords(wordLengths("ab cdef g", "space"), 2)).toMatchObject({
    words: 3,
    bytes: 7,
    median: 2,
    longest: 4,
    beyond: 1,
    pools: 4,
  });
  expect(poolWords(wordLengths("", "space"), 2)).toMatchObject({
    words: 0,
    median: 0,
    longest: 0,
    pools: 0,
    lengths: [],
  });
});

test("a trigram’s rows are those of T-FREE’s program, by MD5", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  // From its algorithm, written anew with another library for MD5.
  expect(rowsOf(bytes(" ki"), 8000)).toEqual([271, 1554, 1619, 1648, 2876, 5546, 6281, 6954, 6991, 7583]);
  expect(rowsOf(bytes(" Ki"), 8000)).toEqual([272, 1197, 1762, 3724, 4302, 5473, 6255, 6445, 6991, 7583]);
  const number = 0x20 + 0x6b * 256 + 0x69 * 65_536;
  const digest = createHash("md5").update(`${number}_0_0`).digest("hex");
  expect(rowsOf(bytes(" ki"), 8000)).toContain(Number(BigInt(`0x${digest}`) % 8000n));
});

test("kitap and kitabı share the rows of three trigrams", () => {
  const { words, sharedTrigrams, sharedRows, jaccard } = wordOverlap("kitap", "kitabı", 8000);
  // The last letter of kitabı has two bytes: trigrams are of bytes.
  expect(words.map(({ trigrams }) => trigrams.length)).toEqual([5, 7]);
  expect(words.map(({ rows }) => rows.length)).toEqual([50, 70]);
  expect([sharedTrigrams, sharedRows]).toEqual([3, 30]);
  expect(jaccard).toBeCloseTo(30 / 90, 12);
  expect(wordOverlap("Kitap", "kitap", 8000)).toMatchObject({ sharedRows: 34 });
  expect(wordOverlap("👩", "👩", 8000).jaccard).toBe(1);
  expect(wordTrigrams("aaaa", 8000).trigrams).toHaveLength(3);
});

test("tables by arithmetic, and the figures of a text", async () => {
  expect(tableSize(32_000, 4096, false, 7e9)).toEqual({
    rows: 32_000,
    parameters: 262_144_000,
    share: 262_144_000 / 7e9,
  });
  expect(tableSize(null, 4096, true, 7e9).parameters).toBeNull();
  expect(tableSize(rowsAtShare(0.2, 4096, true, 7e9), 4096, true, 7e9).share).toBeCloseTo(0.2, 6);
  // T-FREE: 8,000 rows in place of 64,000 are more than 85% less.
  const [own, theirs] = [64_000, 8000].map((rows) => tableSize(rows, 4096, false, 7e9).parameters ?? 0);
  expect(1 - (theirs ?? 0) / (own ?? 1)).toBeGreaterThan(0.85);
  const text = "Donaudampfschifffahrt is long, 字 is not.";
  const tokenizer = loadBuiltin("cl100k_base");
  const figures = await instrument.measure(textSubject(text, tokenizer, encode), chosen, control);
  expect(figures.pooled).toMatchObject({ words: 6, beyond: 1, longest: 21, pools: 8 });
  const [row, pair] = objectsOf(instrument, { tokenizer: "cl100k_base", figures });
  expect(row).toMatchObject({ of: "text", words: 6, positions: 8, tokens: tokenizer.encode(text, encode).ids.length });
  expect(pair).toMatchObject({ of: "kitap kitabı", rows: "50 70", sharedRows: 30 });
  const { pairs } = instrument.options;
  expect(pairs.problemOf("a b\nc; d e")).toBe("“c” is not two words.");
});
