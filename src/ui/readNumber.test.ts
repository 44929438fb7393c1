import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber } from "./readNumber";

const windowRange = { min: 1, max: 100_000_000, isWhole: true };
const priceRange = { min: 0 };

test("a number that the field takes is read as it is written", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), (value) => {
      expect(readNumber(String(value), windowRange)).toEqual({ value });
      expect(readNumber(value.toLocaleString("en"), windowRange)).toEqual({ value });
      expect(readNumber(` ${value.toLocaleString("fr")} `, windowRange)).toEqual({ value });
    }),
  );
  expect(["2.5", "2,5", ".5", "0", "3.", "0,1234"].map((text) => readNumber(text, priceRange))).toEqual(
    [2.5, 2.5, 0.5, 0, 3, 0.1234].map((value) => ({ value })),
  );
});

test("below nought where that is within the range", () => {
  const biases = { min: -100, max: 100 };
  expect(["-100", "-2,5", "-.5", "7"].map((text) => readNumber(text, biases))).toEqual(
    [-100, -2.5, -0.5, 7].map((value) => ({ value })),
  );
  for (const text of ["-101", "--1", "1-", "-"]) {
    expect(readNumber(text, biases)).toEqual({ problem: `“${text}” is no number from -100 to 100.` });
  }
});

test("what it does not take is named, with what it takes", () => {
  expect(readNumber("", windowRange)).toEqual({ problem: "Type a whole number from 1 to 100,000,000." });
  expect(readNumber("0", windowRange)).toEqual({ problem: "“0” is no whole number from 1 to 100,000,000." });
  for (const text of ["-3", "1,234", "two", "1e5", "-", "Infinity", "NaN"]) {
    expect(readNumber(text, priceRange)).toEqual({ problem: `“${text}” is no number of 0 or more.` });
  }
});
