import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { figuresOf } from "../../analysis/languageFigures";
import { countSegments } from "../../analysis/segmentCounts";
import { baselines } from "../../tokenizers/baselines/baselines";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { tokenizerInWay } from "../../tokenizers/ways/inWay";
import { instrument as information } from "../information/instrument";
import type { AnyInstrument, Subject } from "../instrument";
import { textIds } from "../textIds";
import { instrument as ways } from "../ways/instrument";
import { instrumentParts, measuredParts } from "./instrumentParts";
import {
  findMeasure,
  hasIntervals,
  type InstrumentMeasure,
  languageMeasures,
  measureName,
  measureProblems,
  measuresOf,
} from "./measures";

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
  ...{ unit: () => "", definition: () => "", isRelative: false, per: "segment", options: {}, written: "" },
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
    written: "",
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
  const own = await instrumentParts(toy, [measure], words, ["zwölf a", "b c"], {
    mode: "segment",
    options,
    written: "",
  });
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
  await instrumentParts(toy, [measure], words, ["a b", "c"], { mode: "joined", options, written: "" });
  expect(seen).toEqual(["a b c"]);
});

test("a ratio to the pivot is of what both have, and what is not told is left out", async () => {
  const measure = measureOf({
    isRelative: true,
    read: (figures) =>
      (figures as { tokens: number }).tokens > 1 ? [(figures as { tokens: number }).tokens, 1] : null,
  });
  const tell = (texts: readonly string[]) =>
    instrumentParts(toy, [measure], words, texts, { mode: "segment", options, written: "" });
  const parts = await measuredParts(measure, await tell(["a b", "c", "d e f"]), () => tell(["a b c d", "e f", "g"]));
  expect(parts).toEqual({ above: [2], below: [4] });
  expect(await measuredParts(measure, await tell([]), () => tell([]))).toEqual({ above: [], below: [] });
});

test("what information offers is what it says of the same tokens", async () => {
  const all = measuresOf("information");
  const text = "the cat and the dog and the cow";
  const own = await instrumentParts(information, all, words, [text], { mode: "segment", options, written: "" });
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

test("what ways to cut offer is of the column, which may be in another way: beyond the fewest, and words that these cut otherwise", async () => {
  const tokenizer = await loadBuiltin("r50k_base");
  const text = "Unbelievably antidisestablishmentarianism straightforwardly internationalises";
  const told = async (way: string | null) => {
    const engine = way === null ? tokenizer : tokenizerInWay(tokenizer, way);
    const own = await instrumentParts(ways, measuresOf("ways"), engine, [text], {
      ...{ mode: "segment", options, written: "" },
    });
    return Object.fromEntries(own);
  };
  const fewest = (await told("fewest")).beyondFewest?.[0]?.[1] ?? 0;
  expect(await told("fewest")).toEqual({ beyondFewest: [[0, fewest]], cutOtherwise: [[0, 4]] });
  // All merges passed over leave bytes.
  expect(await told("dropout-1")).toEqual({
    beyondFewest: [[text.length - fewest, fewest]],
    cutOtherwise: [[4, 4]],
  });
  const own = tokenizer.encode(text, options).ids.length;
  expect((await told(null)).beyondFewest).toEqual([[own - fewest, fewest]]);
});

test("a measure is set to what stands behind its name, and tells what cannot be read of that", () => {
  const named = "information.renyiEfficiency,alpha:3";
  const measure = findMeasure(named);
  expect(measure).toMatchObject({ name: named, written: "alpha:3", title: "Rényi efficiency" });
  expect(measure?.definition("English")).toContain("α = 3");
  expect(findMeasure("information.renyiEfficiency")?.definition("English")).toContain("α = 2.5");
  expect(findMeasure(named)).toBe(findMeasure(named));
  expect(measureProblems(named)).toEqual([]);
  // As it starts, and what it does not go by.
  expect(findMeasure("information.renyiEfficiency,alpha:2.5")?.name).toBe("information.renyiEfficiency");
  expect(measureProblems("information.renyiEfficiency,order:3")).toEqual([
    expect.stringContaining("“order:3” is no option"),
  ]);
  expect(measureProblems("premium,alpha:3")).toEqual([expect.stringContaining("There are none here")]);
  expect(measureProblems("nothing,alpha:3")).toEqual([]);
  if (measure === undefined) throw new Error(named);
  expect(measureName(measure, { alpha: 2.5, of: "vocabulary" })).toBe("information.renyiEfficiency,of:vocabulary");
  expect(measureName(measure, { alpha: 2.5, of: "seen" })).toBe("information.renyiEfficiency");
});

test("an instrument measures by what its measure is set to", async () => {
  const text = "the cat and the dog and the cow";
  const told = async (name: string) => {
    const measure = findMeasure(name) as InstrumentMeasure;
    const { written, key } = measure;
    const parts = await instrumentParts(information, [measure], words, [text], { mode: "segment", options, written });
    return parts.get(key)?.[0]?.[0];
  };
  const counts = [3, 2, 1, 1, 1];
  const renyi = (alpha: number) =>
    Math.log2(counts.reduce((sum, count) => sum + (count / 8) ** alpha, 0)) / (1 - alpha) / Math.log2(5);
  expect(await told("information.renyiEfficiency")).toBeCloseTo(renyi(2.5), 10);
  expect(await told("information.renyiEfficiency,alpha:3")).toBeCloseTo(renyi(3), 10);
});

test("many ways offer their logarithm per byte, over all segments that entries can spell", () => {
  const measure = findMeasure("paths.log10PerByte") as InstrumentMeasure;
  expect(measure.read({ log10: 2.5, bytes: 10 })).toEqual([2.5, 10]);
  expect(measure.read({ log10: null, bytes: 10 })).toBeNull();
});
