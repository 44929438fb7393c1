import { expect, test } from "vitest";
import { isBest } from "./best";

test("the lowest or highest of several different values is the best, shared by those that have it", () => {
  const values = [3, 1, null, 2, 1];
  expect(values.map((value) => isBest(value, values, "low"))).toEqual([false, true, false, false, true]);
  expect(values.map((value) => isBest(value, values, "high"))).toEqual([true, false, false, false, false]);
  expect(values.map((value) => isBest(value, values, null))).not.toContain(true);
});

test("there is none of one value, or of values that are all the same", () => {
  expect(isBest(1, [1], "low")).toBe(false);
  expect(isBest(1, [1, null], "low")).toBe(false);
  expect(isBest(1, [1, 1], "high")).toBe(false);
});
