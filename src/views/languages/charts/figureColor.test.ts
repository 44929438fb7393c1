import fc from "fast-check";
import { expect, test } from "vitest";
import { syntheticRows } from "../../../../test/support/chartRows";
import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { ChartRow } from "../chart";
import { colorSteps, premiumSteps, stepOf } from "./figureColor";

const measureOf = (form: FigureForm) => ({ ...premiumMeasure, isRelative: false, form });

function rowsOf(values: readonly number[]): ChartRow[] {
  return syntheticRows(values.length, 1).map((row, i) => ({
    ...row,
    figures: row.figures.map((one) => (one === null ? null : { ...one, unknown: 0, value: values[i] ?? null })),
  }));
}

test("colours of premiums change where they always do", () => {
  expect(colorSteps(premiumMeasure, rowsOf([1, 50]))).toBe(premiumSteps);
});

test("those of other figures change at round ones at even distances, and tell the greatest from the least", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.2, max: 1000, noNaN: true }),
      fc.double({ min: 1.5, max: 50, noNaN: true }),
      (low, factor) => {
        const steps = colorSteps(measureOf("ratio"), rowsOf([low, low * factor]));
        expect(steps).toHaveLength(premiumSteps.length);
        const distance = (steps[1] ?? 0) - (steps[0] ?? 0);
        for (const [i, step] of steps.entries()) expect(step).toBeCloseTo((steps[0] ?? 0) + i * distance, 6);
        expect(Number(distance.toPrecision(6)).toExponential()).toMatch(/^[125]e/);
        expect(stepOf(low, steps)).toBe(0);
        // Round steps reach farther than the figures, but not out of all proportion.
        expect(stepOf(low * factor, steps)).toBeGreaterThanOrEqual(3);
      },
    ),
  );
});

test("counts have whole steps, shares whole hundredths, and one figure alone has a colour too", () => {
  expect(colorSteps(measureOf("count"), rowsOf([3, 4]))).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  expect(colorSteps(measureOf("share"), rowsOf([0.7, 0.705]))[0]).toBe(0.71);
  expect(colorSteps(measureOf("ratio"), rowsOf([])).every(Number.isFinite)).toBe(true);
  expect(colorSteps(measureOf("ratio"), rowsOf([5])).every(Number.isFinite)).toBe(true);
});

test("what says little takes no colours from the rest", () => {
  const rows = rowsOf([1, 2]);
  const doubtful = rowsOf([80]).map((row) => ({
    ...row,
    figures: row.figures.map((one) => one && { ...one, unknown: one.tokens }),
  }));
  expect(colorSteps(measureOf("ratio"), [...rows, ...doubtful])).toEqual(colorSteps(measureOf("ratio"), rows));
});
