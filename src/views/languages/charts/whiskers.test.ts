import { expect, test } from "vitest";
import { whiskerPaths } from "./whiskers";

const bar = { filled: [0, 100], middle: 10, hasCaps: false } as const;

test("the line changes its colour where the bar ends", () => {
  expect(whiskerPaths([{ ...bar, interval: [90, 120] }])).toEqual({ inside: "M90 10H100", outside: "M100 10H120" });
  expect(whiskerPaths([{ ...bar, interval: [20, 80] }])).toEqual({ inside: "M20 10H80", outside: "" });
  expect(whiskerPaths([{ ...bar, filled: [0, 0], interval: [20, 80] }])).toEqual({ inside: "", outside: "M20 10H80" });
});

test("a bar that is left of its axis' start has its line too", () => {
  const left = { ...bar, filled: [50, 100] as const };
  expect(whiskerPaths([{ ...left, interval: [40, 60] }])).toEqual({ inside: "M50 10H60", outside: "M40 10H50" });
});

test("caps have the colour of the place where they are", () => {
  const { inside, outside } = whiskerPaths([{ ...bar, hasCaps: true, interval: [90, 120] }]);
  expect(inside).toBe("M90 10H100M90 7.5V12.5");
  expect(outside).toBe("M100 10H120M120 7.5V12.5");
});

test("a row's whiskers are two paths, and an interval without width is none", () => {
  const { inside, outside } = whiskerPaths([
    { ...bar, interval: [90, 120] },
    { ...bar, middle: 20, interval: [90, 120] },
    { ...bar, middle: 30, interval: [90, 90] },
  ]);
  expect(inside).toBe("M90 10H100M90 20H100");
  expect(outside).toBe("M100 10H120M100 20H120");
});
