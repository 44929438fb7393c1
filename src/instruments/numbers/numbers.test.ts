import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { boundaryScores } from "../boundaries";
import { objectsOf } from "../fields";
import { textSubject } from "../textSubject";
import { digitValue, europeanDigits, systemOf } from "./digits";
import { sideOf, thousands } from "./grouping";
import { instrument } from "./instrument";
import { valuesIn } from "./series";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const encode = { specials: "text", inserted: false } as const;

const measure = (id: string, text: string, decimals = 2) =>
  instrument.measure(textSubject(text, loadBuiltin(id), encode), { decimals, commas: "auto" }, control);
const cutsOf = async (id: string, text: string) => (await measure(id, text)).cut.map(({ groups }) => groups.join("|"));

test("1234567 is 123|456|7 in cl100k_base, digit by digit in Llama 2", async () => {
  expect(await cutsOf("cl100k_base", "1234567")).toEqual(["123|456|7"]);
  expect(await cutsOf("llama2", "1234567")).toEqual(["1|2|3|4|5|6|7"]);
  const figures = await measure("cl100k_base", "1234567");
  expect(figures).toMatchObject({ numbers: 1, digits: 7, tokens: 3, sides: { left: 1 } });
  expect(boundaryScores(figures.boundaries)).toEqual({ precision: 0, recall: 0, f1: 0 });
  expect((await measure("llama2", "1234567")).boundaries).toEqual({ cut: 6, gold: 2, both: 2 });
  const [row] = objectsOf(instrument, { tokenizer: "cl100k_base", figures });
  expect(row).toMatchObject({ numbers: 1, fromLeft: 1, f1: 0, oneTokenBelow: 1000, entries1: 10, cuts: "123|456|7" });
});

test("whole numbers that are one token, and entries of so many digits", async () => {
  expect((await measure("cl100k_base", "")).oneToken).toEqual({ alone: 1000, spaced: 1000 });
  expect((await measure("llama2", "")).oneToken).toEqual({ alone: 10, spaced: 10 });
  expect((await measure("words", "")).oneToken).toEqual({ alone: null, spaced: null });
  const { entries } = await measure("cl100k_base", "");
  expect(entries?.byDigits).toEqual([
    { digits: 1, alone: 10, spaced: 0 },
    { digits: 2, alone: 100, spaced: 0 },
    { digits: 3, alone: 1000, spaced: 0 },
  ]);
  // “<0x31>” is the digit 1 once more.
  expect((await measure("llama2", "")).entries?.byDigits).toEqual([{ digits: 1, alone: 10, spaced: 0 }]);
  const gpt = (await measure("r50k_base", "")).entries?.byDigits ?? [];
  expect(gpt[0]).toMatchObject({ digits: 1, alone: 10 });
  expect(gpt.find(({ digits }) => digits === 4)?.spaced).toBeGreaterThan(0);
  expect((await measure("words", "")).entries).toBeNull();
});

test("other digits are numbers too", async () => {
  const { systems, written, cut } = await measure("cl100k_base", "١٢٣٤ and १२३४, 1234");
  expect(systems.map(({ system, digits }) => [system, digits])).toEqual([
    ["Arabic-Indic", 4],
    ["Devanagari", 4],
    ["European", 4],
  ]);
  expect(cut).toHaveLength(3);
  expect(written[0]).toEqual({ system: "European", text: "1234567", tokens: 3 });
  expect(written[1]).toMatchObject({ system: "Arabic-Indic", text: "١٢٣٤٥٦٧" });
  expect([digitValue(0x669), digitValue(0x0966), digitValue(0x1d7d7), digitValue(0xff15)]).toEqual([9, 0, 9, 5]);
  expect(systemOf(0x1d7d8).zero).toBe(0x1d7d8);
  expect(europeanDigits("٣٫١٤ १२")).toBe("3٫14 12");
});

test("a series takes one token a value once it is rescaled", async () => {
  const text = "21.5, 22.25, 19.125, -3.0625, 40";
  expect(valuesIn(`${text} 1e3 −2 ٣٫٥`).map(({ number }) => number)).toEqual([
    ...[21.5, 22.25, 19.125, -3.0625, 40, 1000, -2, 3.5],
  ]);
  expect(valuesIn("2024-01-02,1.5 10−20 x-3 (-4)").map(({ number }) => number)).toEqual([
    2024, 1, 2, 1.5, 10, 20, 3, -4,
  ]);
  const { series } = await measure("cl100k_base", text);
  expect(series).toMatchObject({ values: 5, asIs: 3, fixed: 3.2, scaled: { tokens: 1, most: 999 } });
  expect(series?.scaled?.step).toBeCloseTo(43.0625 / 999, 12);
  expect(series?.scaled?.beginning).toBe("570, 587, 515, 0, 999");
  expect((await measure("llama2", text)).series?.scaled).toMatchObject({ tokens: 1, most: 9 });
  expect((await measure("cl100k_base", "7 7 7")).series?.scaled).toMatchObject({ tokens: 1, step: 0 });
  expect((await measure("cl100k_base", "7")).series).toBeNull();
});

test.each([
  ["1,234.56 12.5 -2,000.25", [1234.56, 12.5, -2000.25]],
  ["1,234,567.8; 12", [1234567.8, 12]],
  // Without a decimal point they may as well be two values, and so they are where one of them is no group.
  ["1,234 5,678", [1, 234, 5, 678]],
  ["1,234.56,78.9", [1, 234.56, 78.9]],
  ["1,234.5 7,8", [1, 234.5, 7, 8]],
  ["0,123.5 1,234.5", [0, 123.5, 1, 234.5]],
  ["1'234.5 1’000 1_000_000 1\u00a0234,5 1.234.567,89 1.234", [1234.5, 1000, 1e6, 1234.5, 1234567.89, 1.234]],
  ["12,345.6, 7", [12345.6, 7]],
  ["٣٬٤ १,२३४.५", [3, 4, 1234.5]],
] as const)("“%s” is read as %j", (text, values) => {
  expect(valuesIn(text).map(({ number }) => number)).toEqual(values);
});

test("what a comma is can be said; how grouped numbers were read is told", async () => {
  const numbers = (text: string, commas: "one" | "two") => valuesIn(text, commas).map(({ number }) => number);
  expect(numbers("1,234 5,678,9", "one")).toEqual([1234, 5, 678, 9]);
  expect(numbers("1,234.56 2", "two")).toEqual([1, 234.56, 2]);
  const { series } = await measure("cl100k_base", "1,234.56 2,000.5 7");
  expect(series).toMatchObject({ values: 3, grouped: { values: 2, first: "1,234.56" } });
  expect((await measure("cl100k_base", "1 2 3")).series?.grouped).toBeNull();
});

test("no text breaks the reading of values, and each is where it says", () => {
  const some = fc.array(
    fc.constantFrom("0", "1", "234", "567", ",", ".", " ", "'", "_", "\u00a0", "-", "e", "٣", "\n"),
  );
  fc.assert(
    fc.property(some, fc.constantFrom("auto" as const, "one" as const, "two" as const), (parts, commas) => {
      const text = parts.join("");
      let last = 0;
      for (const { at, text: own, number } of valuesIn(text, commas)) {
        expect(at).toBeGreaterThanOrEqual(last);
        expect(text.slice(at, at + own.length)).toBe(own);
        expect(number).not.toBeNaN();
        last = at + own.length;
      }
    }),
  );
});

test("groups are told by the end that they are cut from", () => {
  expect([[3, 3, 1], [1, 3, 3], [3, 3], [1, 1, 1], [4], [2, 3, 1], [3, 2, 3], [0.5, 0.5, 3]].map(sideOf)).toEqual([
    ...["left", "right", "both", "each", "whole", "uneven", "uneven", "inside"],
  ]);
  expect([1, 3, 4, 6, 7].map(thousands)).toEqual([[], [], [1], [3], [1, 4]]);
});

test("groups come to the number, and no figure is above what it is a part of", async () => {
  const parts = fc.array(
    fc.constantFrom("0", "7", "42", "123456789", "٣", "१२३", "１２", "𝟘𝟙", ".", " ", "a", ",", "-"),
  );
  await fc.assert(
    fc.asyncProperty(parts, async (some) => {
      const text = some.join("");
      for (const id of ["cl100k_base", "llama2", "bert_uncased"]) {
        const { cut, numbers, inOne, boundaries, tokens } = await measure(id, text);
        expect(cut.reduce((sum, { count }) => sum + count, 0)).toBe(numbers);
        expect(inOne).toBeLessThanOrEqual(numbers);
        expect(boundaries.both).toBeLessThanOrEqual(Math.min(boundaries.cut, boundaries.gold));
        if (id !== "bert_uncased") expect(tokens).toBeGreaterThanOrEqual(numbers);
        for (const { text, groups } of cut)
          if (groups.every((group) => /^\p{Nd}+$/u.test(group))) expect(groups.join("")).toBe(text);
      }
    }),
    { numRuns: 25 },
  );
});
