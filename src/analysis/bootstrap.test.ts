import fc from "fast-check";
import { expect, test } from "vitest";
import { xoshiro128 } from "../text/random";
import { bootstrapInterval } from "./bootstrap";

const counts = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 500 })), { minLength: 2, maxLength: 60 });

function intervalOf(pairs: readonly (readonly [number, number])[]) {
  const interval = bootstrapInterval(
    pairs.map(([above]) => above),
    pairs.map(([, below]) => below),
  );
  if (interval === null) throw new Error("There is no interval.");
  return interval;
}

test("a column against itself is surely 1, and against its multiple surely that", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 9 }), (pairs, factor) => {
      expect(intervalOf(pairs.map(([, below]) => [below, below]))).toEqual([1, 1]);
      expect(intervalOf(pairs.map(([, below]) => [below * factor, below]))).toEqual([factor, factor]);
    }),
  );
});

test("the interval lies between the least and the greatest ratio, and scales with the counts", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 9 }), (pairs, factor) => {
      const [low, high] = intervalOf(pairs);
      const ratios = pairs.map(([above, below]) => above / below);
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(Math.min(...ratios) - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.max(...ratios) + 1e-9);
      const [scaledLow, scaledHigh] = intervalOf(pairs.map(([above, below]) => [above * factor, below]));
      expect(scaledLow).toBeCloseTo(low * factor, 9);
      expect(scaledHigh).toBeCloseTo(high * factor, 9);
    }),
  );
});

test("the same counts always have the same interval, whatever was asked before", () => {
  const pairs = Array.from({ length: 31 }, (_, i) => [20 + ((i * 37) % 50), 10 + ((i * 17) % 30)] as const);
  const first = intervalOf(pairs);
  // More than are kept, so that the draws for 31 are made again.
  for (const length of [4000, 4001, 4002, 4003, 4004]) intervalOf(Array.from({ length }, () => [1, 1] as const));
  expect(intervalOf(pairs)).toEqual(first);
  expect(first).toEqual([expect.closeTo(1.550072, 6), expect.closeTo(2.187505, 6)]);
});

test("counts that are summed two in one number have the interval of those that are not", () => {
  const large = fc.constantFrom(1, 1000, 5_000_000);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 40 }),
      large,
      large,
      (pairs, above, below) => {
        const interval = (factor: number) =>
          bootstrapInterval(
            pairs.map(([one]) => one * above * factor),
            pairs.map(([, one]) => one * below * factor),
          );
        // Halves are no counts.
        expect(interval(1)).toEqual(interval(0.5));
      },
    ),
  );
});

test("fewer than two segments have no interval, nor has a column of nothing", () => {
  expect(bootstrapInterval([], [])).toBeNull();
  expect(bootstrapInterval([3], [2])).toBeNull();
  expect(bootstrapInterval([3, 4], [0, 0])).toBeNull();
  // Resamples of the second segment alone have no ratio and are left out.
  expect(bootstrapInterval([3, 0], [2, 0])).toEqual([1.5, 1.5]);
});

test("a long corpus is resampled in stretches, and its interval is no wider for it", () => {
  const random = xoshiro128([1, 2, 3, 4]);
  const length = 20_000;
  const below = Array.from({ length }, () => 10 + (random() % 40));
  const above = below.map((count) => count + (random() % (2 * count)));
  const [low, high] = bootstrapInterval(above, below) ?? [0, 0];
  // The normal approximation of a ratio's error.
  const sum = (column: readonly number[]) => column.reduce((all, count) => all + count, 0);
  const ratio = sum(above) / sum(below);
  const errors = above.map((count, i) => (count - ratio * (below[i] ?? 0)) ** 2);
  const deviation = Math.sqrt(sum(errors)) / sum(below);
  expect(low).toBeGreaterThan(ratio - 2.3 * deviation);
  expect(low).toBeLessThan(ratio - 1.6 * deviation);
  expect(high).toBeGreaterThan(ratio + 1.6 * deviation);
  expect(high).toBeLessThan(ratio + 2.3 * deviation);
});

/**
 * Simulated corpora of a known ratio: token counts of the pivot vary as articles' do, and those of the language are the
 * ratio times as many on average, give or take a fifth for each segment.
 */
function coverage(segments: number, corpora: number): number {
  const random = xoshiro128([5, 6, 7, 8]);
  const uniform = () => (random() + 0.5) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const ratio = 1.8;
  let covered = 0;
  for (let corpus = 0; corpus < corpora; corpus++) {
    const below = Array.from({ length: segments }, () => Math.max(5, Math.round(60 * Math.exp(0.5 * normal()))));
    // exp(σ z) has the mean exp(σ² ÷ 2).
    const above = below.map((count) => Math.round(count * ratio * Math.exp(0.2 * normal() - 0.02)));
    const [low, high] = bootstrapInterval(above, below) ?? [0, 0];
    if (low <= ratio && ratio <= high) covered++;
  }
  return covered / corpora;
}

test("in simulated corpora the interval holds the known ratio in about 95%, in somewhat less when they are small", () => {
  // Two standard errors are 1.4 and 1.7 percentage points.
  expect(Math.abs(coverage(200, 1000) - 0.94)).toBeLessThan(0.02);
  expect(Math.abs(coverage(31, 1000) - 0.925)).toBeLessThan(0.02);
});
