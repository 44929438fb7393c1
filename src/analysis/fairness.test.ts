import fc from "fast-check";
import { expect, test } from "vitest";
import { fairnessOf, gini } from "./fairness";
import type { LanguageFigures } from "./languageFigures";

function language(code: string, premium: number | null, unknown = 0): LanguageFigures {
  const tokens = Math.round((premium ?? 0) * 1000);
  const none = { pivotTokens: 1, interval: null, bytePremium: null, characterPremium: null };
  return { code, segments: 1, tokens, bytes: tokens, characters: tokens, unknown, premium, value: premium, ...none };
}

const costs = fc.array(fc.nat(10_000), { minLength: 2, maxLength: 40 });

test("Gini of known costs", () => {
  expect(gini([1, 1, 1, 1])).toBe(0);
  expect(gini([0, 0, 0, 5])).toBe(0.75);
  expect(gini([1, 3])).toBe(0.25);
  expect(gini([4, 1, 3, 2])).toBe(0.25);
  expect([gini([]), gini([7]), gini([0, 0])]).toEqual([null, null, null]);
});

test("Gini is the double sum of its definition, in any order and any unit", () => {
  fc.assert(
    fc.property(costs, fc.integer({ min: 1, max: 1000 }), (list, unit) => {
      const n = list.length;
      const mean = list.reduce((all, cost) => all + cost, 0) / n;
      if (mean === 0) return expect(gini(list)).toBeNull();
      const differences = list.flatMap((a) => list.map((b) => Math.abs(a - b)));
      const expected = differences.reduce((all, difference) => all + difference, 0) / (2 * n * n * mean);
      expect(gini(list)).toBeCloseTo(expected, 12);
      expect(gini(list.toReversed())).toBe(gini(list));
      expect(gini(list.map((cost) => cost / unit))).toBeCloseTo(expected, 12);
    }),
  );
});

test("the summary names the worst language, the middle, and the span", () => {
  const figures = [
    language("eng", 1),
    language("mya", 8),
    language("deu", 1.5),
    language("tha", 4),
    language("x", null),
  ];
  expect(fairnessOf(figures)).toEqual({
    languages: 4,
    flagged: 0,
    gini: expect.closeTo(23.5 / 58, 12),
    greatest: { code: "mya", value: 8 },
    least: { code: "eng", value: 1 },
    median: 2.75,
    maxOverMin: 8,
  });
  expect(fairnessOf(figures.slice(0, 3)).median).toBe(1.5);
});

test("languages of many unknown tokens count, and are counted", () => {
  const figures = [language("eng", 1), language("xsu", 0.5, 300), language("deu", 2, 100)];
  expect(fairnessOf(figures)).toMatchObject({ languages: 3, flagged: 1, maxOverMin: 4 });
});

test("nothing is summed up of nothing", () => {
  const nothing = { languages: 0, flagged: 0, gini: null, greatest: null, least: null, median: null, maxOverMin: null };
  expect(fairnessOf([])).toEqual(nothing);
  expect(fairnessOf([language("x", null)])).toEqual(nothing);
  expect(fairnessOf([language("eng", 1)])).toMatchObject({ languages: 1, gini: null, median: 1, maxOverMin: 1 });
});
