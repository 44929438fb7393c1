import { expect, test } from "vitest";
import { xoshiro128 } from "./random";

test("the generator gives the numbers of its authors' own code", () => {
  const next = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({ length: 8 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
  ]);
});
