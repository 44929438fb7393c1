import fc from "fast-check";
import { expect, test } from "vitest";
import { callsToTell, costOfCall } from "./callCosts";

const prices = { input: 2, cached: 0.5, output: 8 };

test("a call costs its input, its cached input and its output, each at its price per million", () => {
  expect(costOfCall({ input: 1_000_000, cached: 0, output: 0 }, prices)).toBe(2);
  expect(costOfCall({ input: 1_000_000, cached: 400_000, output: 500_000 }, prices)).toBeCloseTo(1.2 + 0.2 + 4, 12);
  // No more is read from a cache than there is.
  expect(costOfCall({ input: 1_000_000, cached: 9_000_000, output: 0 }, prices)).toBe(0.5);
});

test("cached input without a price of its own costs what other input does", () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), (input, cached, output) => {
      const call = { input, cached, output };
      expect(costOfCall(call, { ...prices, cached: null })).toBeCloseTo(
        costOfCall({ ...call, cached: 0 }, prices) ?? -1,
        3,
      );
    }),
  );
});

test("what has no price is not told as if it were free", () => {
  expect(costOfCall({ input: 10, cached: 0, output: 1 }, { ...prices, output: null })).toBeNull();
  expect(costOfCall({ input: 10, cached: 0, output: 0 }, { ...prices, output: null })).toBe(0.000_02);
  expect(costOfCall({ input: 10, cached: 10, output: 0 }, { input: null, cached: 1, output: null })).toBe(0.000_01);
  expect(costOfCall({ input: 10, cached: 0, output: 0 }, { ...prices, input: null })).toBeNull();
  expect(costOfCall({ input: 0, cached: 0, output: 0 }, { input: null, cached: null, output: null })).toBeNull();
  expect(costOfCall({ input: 10, cached: 0, output: 0 }, { ...prices, input: 0 })).toBe(0);
});

test("costs are told of so many calls that each is an amount", () => {
  expect(callsToTell([null, null])).toBe(1000);
  expect(callsToTell([0.25, 12])).toBe(1000);
  expect(callsToTell([0.000_21, null, 0])).toBe(1000);
  expect(callsToTell([0.000_21, 0.000_009])).toBe(1_000_000);
});
