import fc from "fast-check";
import { expect, test } from "vitest";
import { groupAverage } from "./groupAverages";
import type { LanguageFigures } from "./languageFigures";

const figures = (tokens: number, pivotTokens: number): LanguageFigures => ({
  ...{ code: "x", segments: 31, tokens, pivotTokens, bytes: 1, characters: 1, unknown: 0, interval: null },
  ...{ premium: pivotTokens === 0 ? null : tokens / pivotTokens, bytePremium: 1, characterPremium: 1 },
  value: pivotTokens === 0 ? null : tokens / pivotTokens,
});

test("an average is a ratio of sums: of languages with the same segments the mean of their premiums, else one by the pivot’s tokens", () => {
  expect(groupAverage([figures(300, 100), figures(100, 100)], "sums")).toEqual({
    languages: 2,
    average: 2,
    range: [1, 3],
  });
  expect(groupAverage([figures(300, 100), figures(10, 10)], "sums").average).toBeCloseTo(310 / 110);
  expect(groupAverage([figures(300, 100), figures(10, 10)], "mean").average).toBe(2);
});

test("languages without a premium are left out, and of none there is no average", () => {
  expect(groupAverage([figures(3, 0), figures(4, 2)], "sums")).toEqual({ languages: 1, average: 2, range: [2, 2] });
  expect(groupAverage([], "mean")).toEqual({ languages: 0, average: null, range: null });
});

test("it lies between the least and the greatest", () => {
  const count = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count), { minLength: 1 }), fc.constantFrom("sums", "mean"), (pairs, way) => {
      const { average, range } = groupAverage(
        pairs.map(([tokens, pivot]) => figures(tokens, pivot)),
        way,
      );
      expect(average).toBeGreaterThanOrEqual((range?.[0] ?? Number.NaN) - 1e-9);
      expect(average).toBeLessThanOrEqual((range?.[1] ?? Number.NaN) + 1e-9);
    }),
  );
});
