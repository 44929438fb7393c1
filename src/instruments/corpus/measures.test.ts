import { expect, test } from "vitest";
import { figuresOf } from "../../analysis/languageFigures";
import { countSegments } from "../../analysis/segmentCounts";
import { baselines } from "../../tokenizers/baselines/baselines";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { instrument as information } from "../information/instrument";
import type { AnyInstrument, Subject } from "../instrument";
import { textIds } from "../textIds";
import { instrumentParts, measuredParts } from "./instrumentParts";
import { findMeasure, hasIntervals, type InstrumentMeasure, languageMeasures, measuresOf } from "./measures";

const options = { specials: "text", inserted: false } as const;
const words = (baselines.words as () => Tokenizer)();

/** A measure of an instrument that counts tokens, and those that begin with a vowel. */
const toy: AnyInstrument = {
  ...{ options: {}, help: "", papers: [], columns: [], rows: () => [] },
  measure: async ({ text, encoding }: Subject) => ({
    text,
    tokens: textIds(encoding).length,
    places: encoding.byteStart,
  }),
};
const measureOf = (part: Partial<InstrumentMeasure>): InstrumentMeasure => ({
  ...{
    key: "toy",
    name: "toy.toy",
    instrument: "information",
    title: "Toy",
    inText: "toy",
    better: null,
    form: "ratio",
  },
  ...{ unit: () => "", definition: () => "", isRelative: false, per: "segment" },
  read: (figures) => [(figures as { tokens: number }).tokens, 2],
  ...part,
});

test("each measure has a name of its own, and the first is what is measured where none is chosen", () => {
  const names = languageMeasures.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names[0]).toBe("premium");
  expect(names).toContain("information.renyiEfficiency");
  expect(findMeasure("information.entropy")?.title).toBe("Entropy H₁");
  expect(findMeasure("information")).toBeUndefined();
});

test("per segment each is measured by itself, and the figure is a ratio of sums with an interval", async () => {
  const measure = measureOf({ per: "segment" });
  const own = await instrumentParts(toy, [measure], words, ["one two", "three four five"], {
    mode: "segment",
    options,
  });
  const parts = await measuredParts(measure, own, () => Promise.reject(new Error("Nobody needs the pivot.")));
  expect(parts).toEqual({ above: [2, 3], below: [2, 2] });
  const counts = countSegments(["one two", "three four five"], (text) => words.encode(text, options));
  expect(figuresOf("x", counts, counts, () => parts)).toMatchObject({ value: 5 / 4, premium: 1, interval: [1, 1.5] });
  expect([hasIntervals(measure, "segment"), hasIntervals(measure, "joined")]).toEqual([true, false]);
});

test("per language the segments' tokens stand behind each other, none reaching into the next, and there is no interval", async () => {
  const seen: { text: string; tokens: number; places: Uint32Array }[] = [];
  const measure = measureOf({
    per: "language",
    read: (figures) => {
      seen.push(figures as (typeof seen)[number]);
      return [3, 4];
    },
  });
  const own = await instrumentParts(toy, [measure], words, ["zwölf a", "b c"], { mode: "segment", options });
  // Side by side “a” and “b” would be one word.
  expect(seen).toEqual([{ text: "zwölf ab c", tokens: 4, places: Uint32Array.of(0, 7, 8, 10) }]);
  const counts = countSegments(["zwölf a", "b c"], (text) => words.encode(text, options));
  const parts = await measuredParts(measure, own, () => Promise.resolve(own));
  expect(figuresOf("x", counts, counts, () => parts)).toMatchObject({ value: 0.75, interval: null });
  expect(hasIntervals(measure, "segment")).toBe(false);
});

test("joined, the segments are one text", async () => {
  const seen: string[] = [];
  const measure = measureOf({
    read: (figures) => {
      seen.push((figures as { text: string }).text);
      return [1, 1];
    },
  });
  await instrumentParts(toy, [measure], words, ["a b", "c"], { mode: "joined", options });
  expect(seen).toEqual(["a b c"]);
});

test("a ratio to the pivot is of what both have, and what is not told is left out", async () => {
  const measure = measureOf({
    isRelative: true,
    read: (figures) =>
      (figures as { tokens: number }).tokens > 1 ? [(figures as { tokens: number }).tokens, 1] : null,
  });
  const tell = (texts: readonly string[]) =>
    instrumentParts(toy, [measure], words, texts, { mode: "segment", options });
  const parts = await measuredParts(measure, await tell(["a b", "c", "d e f"]), () => tell(["a b c d", "e f", "g"]));
  expect(parts).toEqual({ above: [2], below: [4] });
  expect(await measuredParts(measure, await tell([]), () => tell([]))).toEqual({ above: [], below: [] });
});

test("what information offers is what it says of the same tokens", async () => {
  const all = measuresOf("information");
  const text = "the cat and the dog and the cow";
  const own = await instrumentParts(information, all, words, [text], { mode: "segment", options });
  const values = await Promise.all(
    all.map(async (measure) => {
      const { above, below } = await measuredParts(measure, own, () => Promise.resolve(own));
      return [measure.key, (above[0] ?? Number.NaN) / (below[0] ?? Number.NaN)];
    }),
  );
  // Counts 3, 2 and three of 1 among 8.
  const entropy = (3 / 8) * Math.log2(8 / 3) + (2 / 8) * 2 + (3 / 8) * 3;
  expect(Object.fromEntries(values)).toMatchObject({
    types: 5,
    entropy: expect.closeTo(entropy, 10),
    shannonEfficiency: expect.closeTo(entropy / Math.log2(5), 10),
    // The set of words is open: no coder knows how many there are.
    coded: Number.NaN,
  });
});

test("what ways to cut offer is what the own way spends beyond the fewest, over all segments", async () => {
  const [measure] = measuresOf("ways");
  const figures = (own: number, fewest: number) => ({ ways: [{ way: "own", tokens: own }], fewest });
  expect(measure?.name).toBe("ways.beyondFewest");
  expect(measure?.read(figures(12, 10))).toEqual([2, 10]);
  expect(measure?.read(figures(0, 0))).toEqual([0, 0]);
});

test("of words that the fewest tokens cut otherwise each is counted, over all segments", () => {
  const measure = measuresOf("ways").find(({ name }) => name === "ways.cutOtherwise");
  const figures = (cutOtherwise: number | null, words: number) => ({ ways: [{ way: "fewest", cutOtherwise }], words });
  expect(measure?.read(figures(1 / 3, 9))).toEqual([3, 9]);
  expect(measure?.read(figures(null, 0))).toEqual([0, 0]);
  expect(measure?.read({ ways: [], words: 3 })).toBeNull();
});
