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
  instrument.measure(textSubject(text, loadBuiltin(id), encode), { decimals }, control);
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
