import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf } from "./languageFigures";
import { hasManyUnknown } from "./manyUnknown";
import type { SegmentCounts } from "./segmentCounts";

/** A segment has bytes where it is there, tokens or not. */
function countsOf(tokens: readonly (number | null)[]): SegmentCounts {
  const column = (of: (count: number) => number) =>
    Uint32Array.from(tokens, (count) => (count === null ? 0 : of(count)));
  return {
    tokens: column((count) => count),
    bytes: column((count) => count * 3 + 1),
    characters: column((count) => count + 2),
    unknown: column((count) => (count > 50 ? 1 : 0)),
  };
}

const tokens = fc.array(fc.tuple(fc.option(fc.nat(99)), fc.option(fc.nat(99))), { minLength: 1, maxLength: 30 });

test("sums and ratios are over the segments that both have", () => {
  expect(figuresOf("deu", countsOf([4, null, 2, 60]), countsOf([2, 3, null, 20]))).toEqual({
    code: "deu",
    segments: 2,
    tokens: 64,
    pivotTokens: 22,
    bytes: 194,
    characters: 68,
    unknown: 1,
    premium: 64 / 22,
    value: 64 / 22,
    interval: [2, 3],
    bytePremium: 194 / 68,
    characterPremium: 68 / 26,
  });
});

test("the pivot against itself is surely 1", () => {
  fc.assert(
    fc.property(tokens, (pairs) => {
      const counts = countsOf(pairs.map(([own]) => own));
      const figures = figuresOf("eng", counts, counts);
      const isKnown = figures.tokens > 0;
      expect(figures.premium).toBe(isKnown ? 1 : null);
      expect(figures.interval).toEqual(isKnown && figures.segments > 1 ? [1, 1] : null);
      expect(figures.bytePremium).toBe(figures.segments > 0 ? 1 : null);
    }),
  );
});

test("there and back are inverse, and the order of segments changes no sum", () => {
  fc.assert(
    fc.property(tokens, (pairs) => {
      const there = figuresOf("a", countsOf(pairs.map(([a]) => a)), countsOf(pairs.map(([, b]) => b)));
      const back = figuresOf("b", countsOf(pairs.map(([, b]) => b)), countsOf(pairs.map(([a]) => a)));
      if (there.premium !== null && back.premium !== null) expect(there.premium * back.premium).toBeCloseTo(1, 12);
      const turned = pairs.toReversed();
      const again = figuresOf("a", countsOf(turned.map(([a]) => a)), countsOf(turned.map(([, b]) => b)));
      expect({ ...again, interval: null }).toEqual({ ...there, interval: null });
    }),
  );
});

test("without a shared segment there is nothing", () => {
  expect(figuresOf("x", countsOf([1, null]), countsOf([null, 1]))).toEqual({
    code: "x",
    segments: 0,
    tokens: 0,
    pivotTokens: 0,
    bytes: 0,
    characters: 0,
    unknown: 0,
    premium: null,
    value: null,
    interval: null,
    bytePremium: null,
    characterPremium: null,
  });
});

test("more than one unknown token in ten is many", () => {
  expect(hasManyUnknown({ tokens: 100, unknown: 10 })).toBe(false);
  expect(hasManyUnknown({ tokens: 100, unknown: 11 })).toBe(true);
  expect(hasManyUnknown({ tokens: 0, unknown: 0 })).toBe(false);
});
