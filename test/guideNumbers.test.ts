import { expect, test } from "vitest";
import { numbersIn } from "../src/guide/numbers";

test.each([
  ["There are 470 ways, 12,345 of them, 9.8% and 5 %", [470, 12345, 0.098, 0.05]],
  ["a fifth, two fifths, half, a quarter, two thirds and a five-hundredth", [0.2, 0.4, 0.5, 0.25, 2 / 3, 0.002]],
  ["every twentieth letter, every fourth, every other", [0.05, 0.25, 0.5]],
  ["Twice as long, three times, five, a hundred", [2, 3, 5, 100]],
  ["Three of four places; three times in ten; 19 of 20", [0.75, 0.3, 0.95]],
  ["one token, a single entry, a single one; none, and not one", [1, 1, 1, 0, 0]],
  [
    "one can take it as one pleases, on the third day, without anyone; the most that it has, at most; most frequent",
    [],
  ],
  ["GPT-4 by cl100k_base, KL3M’s F1, seventh heaven, often", []],
])("numbers are read: %s", (text, values) => {
  const read = numbersIn(text).map(({ value }) => value);
  expect(read).toHaveLength(values.length);
  for (const [i, value] of values.entries()) expect(read[i]).toBeCloseTo(value, 12);
});

test("what bounds a number is read with it", () => {
  expect(numbersIn("more than 15, fewer than half, nearly all, most, mostly, up to 3, beyond 4, half")).toMatchObject([
    { value: 15, bound: "above" },
    { value: 0.5, bound: "below" },
    { value: 1, bound: "below" },
    { value: 0.5, bound: "above" },
    { value: 0.5, bound: "above" },
    { value: 3, bound: "at" },
    { value: 4, bound: "above" },
    { value: 0.5, bound: "at" },
  ]);
});
