import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../../test/support/strings";
import type { ShownTraining } from "../shown";
import { endLabels } from "./endLabels";
import { equalCosts, isBetween } from "./equalCost";
import { growthLines, measuresOf, valueAt } from "./measures";

/** Two languages, of which the second needs four times the entries. */
const training: ShownTraining = {
  name: "BPE",
  languages: [
    { code: "eng", name: "English", learned: 1000, held: 1000, weight: 1000 },
    { code: "tur", name: "Turkish", learned: 1200, held: 1200, weight: 1000 },
  ],
  points: [256, 512, 1024, 2048, 4096].map((size, i) => ({
    size,
    tokens: Float64Array.of(1000 - 100 * i, 1200 - 100 * i),
    bytesPerToken: Float64Array.of(1000 / (1000 - 100 * i), 1200 / (1200 - 100 * i)),
    gini: 0.01 * i,
    renyi: 0.5,
    types: 1,
  })),
  isParallel: true,
};

test("curves are of languages, or of all together", () => {
  const ends = (measure: Parameters<typeof growthLines>[1]) =>
    growthLines(training, measure, 0).map(({ points }) => points.at(-1)?.value);
  expect(ends("tokens")).toEqual([600, 800]);
  expect(ends("premium")).toEqual([1, 800 / 600]);
  expect(ends("bytesPerToken")).toEqual([1000 / 600, 1200 / 800]);
  expect(ends("gini")).toEqual([0.04]);
  expect(ends("renyi")).toEqual([0.5]);
});

test("what compares languages is not offered where they do not say the same", () => {
  expect(measuresOf({ ...training, isParallel: false })).toEqual(["tokens", "bytesPerToken", "renyi"]);
});

test("the size at which a language costs as much as the pivot", () => {
  const found = equalCosts(training, 0, 512);
  expect(found?.tokens).toBe(900);
  // 1,200 − 300: three doublings of 256.
  expect(found?.rows).toEqual([{ language: 1, tokens: 1100, size: 2048, above: 1024, atLast: 800 / 900 }]);
  // Not exactly so many were measured: the nearest that were.
  expect(equalCosts(training, 0, 600)).toEqual(found);
  expect(equalCosts(training, 0, 4096)?.rows[0]).toMatchObject({ size: null, atLast: 800 / 600 });
  expect(equalCosts(training, 0, 100)).toBeNull();
});

test("a language has no more tokens than the pivot at the size that is found, and more at the one above which it is", () => {
  const falls = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(falls, falls, fc.integer({ min: 256, max: 4096 }), (a, b, size) => {
      const fallen = (by: readonly number[], i: number) => 600 - by.slice(0, i).reduce((sum, each) => sum + each, 0);
      const points = training.points.map((point, i) => ({
        ...point,
        tokens: Float64Array.of(fallen(a, i), fallen(b, i)),
      }));
      const found = equalCosts({ ...training, points }, 0, size);
      const [row] = found?.rows ?? [];
      if (found === null || row === undefined) throw new Error("There is a figure for each size.");
      const tokensAt = (at: number | null) => points.find((point) => point.size === at)?.tokens[1];
      expect(points.find((point) => point.size === found.size)?.tokens[0]).toBe(found.tokens);
      expect(tokensAt(found.size)).toBe(row.tokens);
      if (row.size === null) expect(row.atLast).toBeGreaterThan(1);
      else expect(tokensAt(row.size)).toBeLessThanOrEqual(found.tokens);
      if (row.above !== null) expect(tokensAt(row.above)).toBeGreaterThan(found.tokens);
    }),
    { seed },
  );
});

test("rounds of pruning are far apart: what lies between two of them is said to, and merges are close enough", () => {
  const row = { language: 1, tokens: 1, atLast: 1 };
  expect(isBetween({ ...row, above: 4243, size: 5612 })).toBe(true);
  expect(isBetween({ ...row, above: 2008, size: 2048 })).toBe(false);
  expect(isBetween({ ...row, above: null, size: 2048 })).toBe(false);
});

test("a value between two sizes that were measured says so", () => {
  const line = growthLines(training, "tokens", 0)[0];
  if (line === undefined) throw new Error("There is a line for each language.");
  expect(valueAt(line, 512)).toEqual({ value: 900, isMeasured: true });
  expect(valueAt(line, 1449)).toMatchObject({ isMeasured: false });
  expect(valueAt(line, 5000)).toBeNull();
});

test("names at the ends of curves never lie on each other, and the first one is always there", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 60 }), (heights) => {
      const shown = endLabels(heights, 14);
      expect(shown).toContain(0);
      const placed = shown.map((i) => heights[i] ?? 0).sort((a, b) => a - b);
      for (let i = 1; i < placed.length; i++) {
        expect((placed[i] ?? 0) - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(14);
      }
    }),
    { seed },
  );
});
