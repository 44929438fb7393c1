import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { trickyStrings } from "../../../test/support/strings";
import { utf8Length } from "../../text/utf8";
import { objectsOf } from "../fields";
import { readOptions } from "../options";
import { textSubject } from "../textSubject";
import { unitsSubject } from "../unitsSubject";
import { instrument } from "./instrument";
import { compress } from "./lzw";
import type { Merged } from "./merged";
import { joinGrams } from "./wordGrams";
import { mergeInWords } from "./wordMerges";
import { tokensOfWords, type WordTokens } from "./wordTokens";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const encodeOptions = { specials: "text", inserted: false } as const;
const start = readOptions(instrument.options, "").options;
const none = new Set<number>();

/** The ids that merged ones stand for, by the book. */
function expanded({ ids, book, first }: Merged): number[] {
  return Array.from(ids).flatMap((id) => book[id - first] ?? [id]);
}

/** What who knows only the codes comes to, with a codebook of its own. */
function decoded(
  codes: Uint32Array,
  first: number,
  controls: ReadonlySet<number>,
  limits: { readonly codes: number; readonly length: number },
): number[] {
  const book: number[][] = [];
  const ids: number[] = [];
  let before: number[] = [];
  for (const code of codes) {
    if (controls.has(code)) {
      ids.push(code);
      before = [];
      continue;
    }
    const grows = before.length > 0 && before.length < limits.length && book.length < limits.codes;
    // The code that is about to be made: it ends as it begins (KwKwK).
    const known = code < first ? [code] : (book[code - first] ?? [...before, before[0] as number]);
    if (grows) book.push([...before, known[0] as number]);
    ids.push(...known);
    before = known;
  }
  return ids;
}

test("a new entry has an id above all of the vocabulary's: cl100k_base has control tokens behind a gap", async () => {
  const text = "one two one two one two one two";
  const subject = textSubject(text, loadBuiltin("cl100k_base"), encodeOptions);
  const { book, shown } = await instrument.measure(subject, start, control);
  expect(book[0]?.code).toBeGreaterThan(100_276);
  expect(Math.min(...shown.flatMap(({ code }) => code ?? []))).toBeGreaterThan(100_276);
});

describe("LZW", () => {
  const limits = { codes: 100, length: 5 };

  test("the published vector: [1 2 3 4 5] × 3", () => {
    const ids = Uint32Array.from([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
    const merged = compress(ids, 27, new Set([0, 26]), limits);
    expect(Array.from(merged.ids)).toEqual([1, 2, 3, 4, 5, 27, 29, 31, 28, 30]);
    expect(merged.book.slice(0, 5)).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 1],
    ]);
    expect(Array.from(merged.starts)).toEqual([0, 1, 2, 3, 4, 5, 7, 9, 11, 13, 15]);
  });

  test("a code is used before who reads it has it; a full book grows no more; control ids end what is before them", () => {
    // 1, 27 = [1 1], 28 = [1 1 1].
    const alike = compress(Uint32Array.from([1, 1, 1, 1, 1, 1]), 27, none, limits);
    expect(Array.from(alike.ids)).toEqual([1, 27, 28]);
    expect(decoded(alike.ids, 27, none, limits)).toEqual([1, 1, 1, 1, 1, 1]);
    const full = compress(Uint32Array.from([1, 2, 1, 2, 1, 2]), 27, none, { codes: 1, length: 5 });
    expect([Array.from(full.ids), full.book]).toEqual([[1, 2, 27, 27], [[1, 2]]]);
    const parted = compress(Uint32Array.from([1, 2, 26, 1, 2, 26, 26, 2]), 27, new Set([26]), limits);
    expect(Array.from(parted.ids)).toEqual([1, 2, 26, 27, 26, 26, 2]);
    // At the greatest length it is written at once, and nothing is learnt.
    const short = compress(Uint32Array.from([1, 2, 1, 2, 3]), 27, none, { codes: 9, length: 2 });
    expect([Array.from(short.ids), short.book]).toEqual([
      [1, 2, 27, 3],
      [
        [1, 2],
        [2, 1],
      ],
    ]);
  });

  test("it decodes back by its codes alone, always", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { maxLength: 200 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 6 }),
        fc.subarray([0, 5, 6]),
        (list, codes, length, controls) => {
          const ids = Uint32Array.from(list);
          const merged = compress(ids, 7, new Set(controls), { codes, length });
          expect(decoded(merged.ids, 7, new Set(controls), { codes, length })).toEqual(list);
          expect(expanded(merged)).toEqual(list);
          expect(merged.ids.length).toBeLessThanOrEqual(list.length);
          expect(merged.book.length).toBeLessThanOrEqual(codes);
          for (const entry of merged.book) {
            expect(entry.length).toBeLessThanOrEqual(length);
            expect(entry.some((id) => controls.includes(id))).toBe(false);
          }
        },
      ),
    );
  });
});

/** Words of so many tokens each, one behind the other, the first so many tokens belonging to none. */
const someWords = fc.record({
  loose: fc.nat(2),
  words: fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }), { maxLength: 20 }),
});

function laidOut({ loose, words }: { readonly loose: number; readonly words: readonly (readonly number[])[] }) {
  const ids = Uint32Array.from([...Array<number>(loose).fill(3), ...words.flat()]);
  let at = loose;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const word of words) {
    starts.push(at);
    at += word.length;
    ends.push(at);
  }
  const tokens: WordTokens = { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
  return { ids, tokens };
}

describe("merges inside words", () => {
  /** The same, step by step over the whole list. */
  function plainly(words: readonly (readonly number[])[], first: number, merges: number): number[][] {
    let now = words.map((word) => [...word]);
    for (let code = first; code < first + merges; code++) {
      const counts = new Map<string, number>();
      for (const word of now)
        for (let i = 1; i < word.length; i++) {
          const key = `${word[i - 1]} ${word[i]}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      const [best] = [...counts].sort(([a, n], [b, m]) => {
        const [[al = 0, ar = 0], [bl = 0, br = 0]] = [a.split(" ").map(Number), b.split(" ").map(Number)];
        return m - n || al - bl || ar - br;
      });
      if (best === undefined) break;
      const [left, right] = best[0].split(" ").map(Number);
      now = now.map((word) => {
        const joined: number[] = [];
        for (let i = 0; i < word.length; i++) {
          const isPair = word[i] === left && word[i + 1] === right;
          joined.push(isPair ? code : (word[i] as number));
          if (isPair) i++;
        }
        return joined;
      });
    }
    return now;
  }

  test("the most frequent neighbours first, as by counting anew after each", () => {
    fc.assert(
      fc.property(someWords, fc.integer({ min: 1, max: 12 }), (some, merges) => {
        const { ids, tokens } = laidOut(some);
        const merged = mergeInWords(ids, tokens, 4, merges);
        expect(Array.from(merged.ids).slice(some.loose)).toEqual(plainly(some.words, 4, merges).flat());
        expect(expanded(merged)).toEqual(Array.from(ids));
        expect(merged.lengths.at(-1)).toBe(merged.ids.length);
        expect(merged.lengths.length).toBe(merged.book.length + 1);
      }),
    );
  });
});

describe("n-grams of words", () => {
  test("the most frequent ones are joined, the longest first, and what comes once is not", () => {
    // Words: 1, 2, 3 of one token each: “1 2 3”, “1 2 3”, “1 2”, and “0” between.
    const { ids, tokens } = laidOut({ loose: 0, words: [1, 2, 3, 0, 1, 2, 3, 0, 1, 2].map((id) => [id]) });
    const joined = joinGrams(ids, tokens, 0, 4, { codes: 2, words: 3 });
    // “1 2” comes three times; of those that come twice the longest first: “1 2 3” before “2 3 0”.
    expect(joined.book).toEqual([
      [1, 2],
      [1, 2, 3],
    ]);
    expect(Array.from(joined.ids)).toEqual([5, 0, 5, 0, 4]);
    expect(joinGrams(ids, tokens, 0, 4, { codes: 9, words: 2 }).book).toEqual([
      [1, 2],
      [2, 3],
      [3, 0],
      [0, 1],
    ]);
    // Of what begins at the seventh token nothing is learnt.
    const half = joinGrams(ids, tokens, 7, 4, { codes: 9, words: 3 });
    expect(half.book).toEqual([
      [1, 2, 3],
      [1, 2],
      [2, 3],
    ]);
    expect(Array.from(half.ids)).toEqual([1, 2, 3, 0, 1, 2, 3, 0, 5]);
  });

  test("what is joined stands for what was there, and no more is joined than may be", () => {
    fc.assert(
      fc.property(someWords, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 4 }), (some, codes, words) => {
        const { ids, tokens } = laidOut(some);
        for (const from of [0, Math.floor(ids.length / 2)]) {
          const joined = joinGrams(ids, tokens, from, 4, { codes, words });
          expect(expanded(joined)).toEqual(Array.from(ids));
          expect(joined.book.length).toBeLessThanOrEqual(codes);
          expect(Array.from(joined.ids.subarray(0, from))).toEqual(Array.from(ids.subarray(0, from)));
        }
      }),
    );
  });
});

describe("tokens of words", () => {
  const wordsIn = (id: string, text: string, joints: readonly number[] = []) => {
    const { encoding } = textSubject(text, loadBuiltin(id), encodeOptions);
    const { starts, ends } = tokensOfWords(text, encoding, joints);
    const bytes = new TextEncoder().encode(text);
    return Array.from(starts, (start, word) =>
      new TextDecoder().decode(bytes.slice(encoding.byteStart[start], encoding.byteEnd[(ends[word] as number) - 1])),
    );
  };

  test("each has its own, with a space in front; marks and what is between are nobody's", () => {
    expect(wordsIn("o200k_base", "One two,\n\nthree  four (five)")).toEqual(["One", " two", "three", " four", "five"]);
    expect(wordsIn("bert_uncased", "Unbelievable words!")).toEqual(["Unbelievable", "words"]);
    expect(wordsIn("utf8_bytes", "é è")).toEqual(["é", " è"]);
    expect(wordsIn("llama2", "人人生而自由")).not.toEqual([]);
    expect(wordsIn("words", "endBegin", [3])).toEqual([]);
    expect(wordsIn("utf8_bytes", "endBegin", [3])).toEqual(["end", "Begin"]);
    expect(wordsIn("o200k_base", "")).toEqual([]);
  });
});

describe("the instrument", () => {
  const text =
    "the cat sat on the mat, and the cat sat on the other mat: antidisestablishment, antidisestablishment. ".repeat(3);

  test("each method saves, says what, and stands for the text's own tokens", async () => {
    for (const method of ["lzw", "merges", "grams"] as const) {
      const subject = textSubject(text, loadBuiltin("r50k_base"), encodeOptions);
      const figures = await instrument.measure(subject, { ...start, method }, control);
      expect(figures.tokens).toBe(subject.encoding.ids.length);
      expect(figures.after).toBeLessThan(figures.tokens);
      expect(figures.keptBefore).toBe(1);
      expect(figures.shown.flatMap(({ tokens }) => tokens.map(({ id }) => id))).toEqual(
        Array.from(
          subject.encoding.ids.subarray(
            0,
            figures.shown.reduce((sum, { tokens }) => sum + tokens.length, 0),
          ),
        ),
      );
      for (const { ids, uses, bytes } of figures.book) {
        expect(uses).toBeGreaterThan(0);
        expect(ids.length).toBeGreaterThan(1);
        expect(text).toContain(new TextDecoder().decode(bytes));
      }
      expect(figures.curve.at(-1)?.saved).toBeCloseTo(1 - figures.after / figures.tokens, 10);
    }
  });

  test("a window holds as much of the text as its tokens do", async () => {
    const subject = textSubject("a b a b a b a b", loadBuiltin("r50k_base"), encodeOptions);
    const figures = await instrument.measure(subject, { ...start, window: 4 }, control);
    // a| b| a b| a| b a b … : 4 items are a, b, a b, a.
    expect(figures.keptBefore).toBeCloseTo(7 / 15, 10);
    expect(figures.keptAfter).toBeGreaterThan(7 / 15);
    const [row] = objectsOf(instrument, { tokenizer: "r50k_base", figures });
    expect(row).toMatchObject({ tokens: 8, after: figures.after, keptBefore: figures.keptBefore });
  });

  test("the second half is joined by what the first has taught, and counted alone", async () => {
    const subject = textSubject(text, loadBuiltin("r50k_base"), encodeOptions);
    const chosen = { ...start, method: "grams", from: "half" } as const;
    const figures = await instrument.measure(subject, chosen, control);
    expect(figures.fromByte).toBeGreaterThan(text.length / 3);
    expect(figures.tokens).toBeLessThan(subject.encoding.ids.length * 0.55);
    expect(figures.after).toBeLessThan(figures.tokens);
  });

  test("halves are parted at one place of the text in all columns, however tokens lie there", async () => {
    const own = `${"The cost of words is the cost of words. ".repeat(6)}${"同样的词不同的价钱，".repeat(20)}`;
    const chosen = { ...start, method: "grams", from: "half" } as const;
    const places = await Promise.all(
      ["o200k_base", "llama2", "bert_uncased", "utf8_bytes", "words"].map(async (id) => {
        const figures = await instrument.measure(textSubject(own, loadBuiltin(id), encodeOptions), chosen, control);
        return figures.fromByte;
      }),
    );
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toBeGreaterThanOrEqual(utf8Length(own) / 2);
    expect(places[0]).toBeLessThan(utf8Length(own) / 2 + 20);
  });

  test("of nothing, of units, and of any text it tells what it can", async () => {
    const empty = await instrument.measure(textSubject("", loadBuiltin("llama2"), encodeOptions), start, control);
    expect(instrument.rows(empty)).toEqual([[0, 0, null, 0, 0, null, null, 0]]);
    const units = await instrument.measure(unitsSubject("a b a b a b"), start, control);
    expect(units).toMatchObject({ tokens: 6, after: 4 });
    await fc.assert(
      fc.asyncProperty(
        trickyStrings(() => "unbelievably"),
        fc.constantFrom("o200k_base", "llama2", "bert_uncased", "utf8_bytes", "graphemes"),
        fc.constantFrom("lzw" as const, "merges" as const, "grams" as const),
        async (text, id, method) => {
          const subject = textSubject(text, loadBuiltin(id), { specials: "control", inserted: true });
          const figures = await instrument.measure(subject, { ...start, method }, control);
          const brief = await instrument.measureBriefly?.(subject, { ...start, method }, control);
          expect(brief).toEqual({ tokens: figures.tokens, after: figures.after });
          expect(figures.after).toBeLessThanOrEqual(figures.tokens);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test("a long line of marks takes as much time as its length asks for", () => {
  const text = '"`${'.repeat(20_000);
  const began = performance.now();
  const { starts } = tokensOfWords(
    text,
    loadBuiltin("utf8_bytes").encode(text, { specials: "text", inserted: false }),
    [],
  );
  expect(starts).toHaveLength(0);
  // The engine's own words of it take half a minute.
  expect(performance.now() - began).toBeLessThan(5000);
});
