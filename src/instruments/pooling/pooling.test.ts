import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { trickyStrings } from "../../../test/support/strings";
import { utf8Encode } from "../../text/utf8";
import { tokenizerInWay } from "../../tokenizers/ways/inWay";
import { adaptiveBits } from "../information/coder";
import { countGrams } from "../information/grams";
import { readOptions } from "../options";
import { textSubject } from "../textSubject";
import { unitsSubject } from "../unitsSubject";
import { instrument, type PoolMethod } from "./instrument";
import { charactersOf, equalInformation, fixedPools, inBoth, spacePools, spikePools, withoutSpaces } from "./pools";

const { signal } = new AbortController();
const control = { onProgress: () => {}, signal };
const encodeOptions = { specials: "text", inserted: false } as const;
const start = readOptions(instrument.options, "").options;

/** A text cut at places, in bytes. */
function partsOf(text: string, boundaries: Uint32Array): string[] {
  const bytes = utf8Encode(text);
  const places = [0, ...boundaries, bytes.length];
  return places.slice(1).map((end, i) => new TextDecoder().decode(bytes.slice(places[i], end)));
}

const characters = (text: string) => charactersOf(utf8Encode(text));

test("so many characters each, and words with the white space behind them", () => {
  expect(partsOf("abcdeé🙂", fixedPools(characters("abcdeé🙂"), 3))).toEqual(["abc", "deé", "🙂"]);
  const text = " One two,\n\n three 人人 生";
  expect(partsOf(text, spacePools(characters(text)))).toEqual([" ", "One ", "two,\n\n ", "three ", "人人 ", "生"]);
  expect(Array.from(fixedPools(characters(""), 3))).toEqual([]);
});

/** What a coder with tables of its own says of all symbols there are, one after the other. */
function plainModel(before: readonly number[], order: number, alphabet: number) {
  const rows: { followers: number[]; kinds: number }[] = [];
  for (let given = Math.min(order, before.length); given >= 0; given--) {
    const context = before.slice(before.length - given).join();
    const followers = before.filter((_, j) => j >= given && before.slice(j - given, j).join() === context);
    if (followers.length > 0) rows.push({ followers, kinds: new Set(followers).size });
  }
  const expected = (i: number): number => {
    const row = rows[i];
    if (row === undefined) return Math.log2(alphabet);
    const all = row.followers.length + row.kinds;
    const shares = [...new Set(row.followers)].map((each) => row.followers.filter((one) => one === each).length / all);
    const escaped = row.kinds / all;
    return [...shares, escaped].reduce((sum, share) => sum - share * Math.log2(share), escaped * expected(i + 1));
  };
  return expected(0);
}

test("a spike is where the coder expects to need more than just before, by what it has read", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("a", "b", "é"), maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      async (text, order, before) => {
        const codes = Array.from(text, (character) => character.codePointAt(0) as number);
        const expected = codes.map((_, i) => plainModel(codes.slice(0, i), order, 0x110000 - 0x800));
        const places = Array.from(codes.keys()).filter(
          (i) =>
            i > 0 && expected.slice(Math.max(0, i - before), i).every((one) => (expected[i] as number) > one + 1e-9),
        );
        const { starts } = characters(text);
        const found = await spikePools(
          characters(text),
          countGrams(characters(text).codes, order + 1),
          order,
          before,
          signal,
        );
        expect(Array.from(found)).toEqual(places.map((i) => starts[i]));
      },
    ),
  );
});

test("a window has no more bits than it may, and could not have a byte more", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "é"), maxLength: 80 }),
      fc.integer({ min: 4, max: 40 }),
      async (text, size) => {
        const bytes = utf8Encode(text);
        const grams = (end: number) => countGrams(Uint32Array.from(bytes.subarray(0, end)), 3);
        const { boundaries, windows } = await equalInformation(bytes, grams(bytes.length), 2, size, false, signal);
        const upTo = (end: number) => adaptiveBits(grams(end), 2, 256);
        const places = [0, ...boundaries, bytes.length];
        let needed = 0;
        for (let i = 1; i < places.length && bytes.length > 0; i++) {
          const [from, to] = [places[i - 1] as number, places[i] as number];
          const bits = upTo(to) - upTo(from);
          if (to - from > 1) expect(bits).toBeLessThanOrEqual(size + 1e-6);
          if (to < bytes.length) expect(upTo(to + 1) - upTo(from)).toBeGreaterThan(size);
          needed += Math.max(1, Math.ceil(bits / size - 1e-6));
        }
        expect(windows).toBe(needed);
      },
    ),
  );
});

test("without context a window holds less, and repeated text more", async () => {
  const bytes = utf8Encode("the cat sat on the mat. ".repeat(60));
  const grams = countGrams(Uint32Array.from(bytes), 4);
  const bound = await equalInformation(bytes, grams, 3, 16, true, signal);
  const free = await equalInformation(bytes, grams, 3, 16, false, signal);
  expect(free.windows).toBeLessThan(bound.windows);
  const firstHalf = bound.boundaries.filter((byte) => byte < bytes.length / 2).length;
  expect(bound.boundaries.length - firstHalf).toBeLessThan(firstHalf);
});

test("a place before white space is the same as one behind it, and as one in it", () => {
  const text = "a  bé c";
  const held = (...places: number[]) => Array.from(withoutSpaces(Uint32Array.from(places), characters(text)));
  expect(held(1)).toEqual([1]);
  expect(held(1, 2, 3)).toEqual([1]);
  expect(held(3, 4, 5, 7)).toEqual([1, 4, 5, 6]);
  expect(Array.from(withoutSpaces(Uint32Array.of(1), characters(" a")))).toEqual([]);
});

test("the places of two lists that are in both", () => {
  expect(inBoth(Uint32Array.of(1, 3, 5, 9), Uint32Array.of(3, 4, 9))).toBe(2);
  expect(inBoth(new Uint32Array(), Uint32Array.of(3))).toBe(0);
});

test("all ways beside a column's tokens: a Unigram cut is that of the likeliest way, and its own agree wholly with themselves", async () => {
  const text = "All human beings are born free and equal in dignity and rights. ".repeat(9);
  const tokenizer = loadBuiltin("r50k_base");
  const likely = tokenizerInWay(tokenizer, "likely");
  const figures = await instrument.measure(textSubject(text, likely, encodeOptions), start, control);
  const row = (method: PoolMethod | "tokens") => figures.rows.find((each) => each.method === method);
  expect(figures.rows.map(({ method }) => method)).toEqual([
    ...["tokens", "fixed", "spaces", "unigram", "spikes", "windows"],
  ]);
  expect(row("unigram")).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  expect(row("tokens")).toMatchObject({ pools: likely.encode(text, encodeOptions).ids.length, f1: null });
  expect(row("spaces")?.pools).toBe(text.trim().split(" ").length);
  expect(row("fixed")).toMatchObject({ characters: text.length / Math.ceil(text.length / 4) });
  expect(figures.windows).toBeGreaterThanOrEqual(row("windows")?.pools ?? Infinity);
  expect(row("spikes")?.f1).not.toBeNull();
});

test("of little text, of nothing, and where a text is cut by a rule, it says what it cannot tell", async () => {
  const measure = (text: string, id: string) =>
    instrument.measure(textSubject(text, loadBuiltin(id), encodeOptions), start, control);
  const little = await measure("a few words", "r50k_base");
  expect(little.rows.map(({ f1 }) => f1 === null)).toEqual([true, false, false, false, true, true]);
  const empty = await measure("", "llama2");
  expect(empty.rows.map(({ pools, bytes }) => [pools, bytes])).toEqual(Array(6).fill([0, null]));
  expect((await measure("a b", "words")).lacks).toContain("by a rule");
  const units = await instrument.measure(unitsSubject("a b"), start, control);
  expect(instrument.rows(units).at(-1)?.at(-1)).toContain("Units stand for no tokenizer");
});

test("pools of any text part it, and are drawn at characters", async () => {
  await fc.assert(
    fc.asyncProperty(
      trickyStrings(() => "words"),
      fc.constantFrom("r50k_base", "bert_uncased", "utf8_bytes"),
      async (text, id) => {
        const figures = await instrument.measure(textSubject(text, loadBuiltin(id), encodeOptions), start, control);
        for (const starts of [figures.poolStarts, figures.tokenStarts]) {
          for (const [i, at] of starts.entries()) {
            expect(at).toBeGreaterThan(starts[i - 1] ?? 0);
            expect(figures.text.slice(at).isWellFormed()).toBe(true);
          }
        }
      },
    ),
    { numRuns: 20 },
  );
});
