import fc from "fast-check";
import { expect, test } from "vitest";
import type { CorpusLanguage } from "../../../corpora/language";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { axisOf } from "./axis";
import { besideDiagonal } from "./ScatterMarks";
import { labelSize, scatterLabels } from "./scatterLabels";
import { scatterLayout } from "./scatterLayout";
import type { ScatterPoints } from "./scatterPoints";
import { estimateWidth } from "./text";

const layout = scatterLayout(800);
const language = (name: string): CorpusLanguage => ({
  ...{ code: name, name, endonym: null, bcp47: null, iso6393: null, script: "Latn", direction: "ltr", latitude: null },
  ...{ longitude: null, region: null, speakers: null, present: 31, bytes: 1 },
});
const rows = Array.from({ length: 300 }, (_, i) => ({ language: language(`Language ${i}`), figures: [] }));
const pointsAt = (places: readonly (readonly [x: number, y: number])[]): ScatterPoints => ({
  count: places.length,
  row: Uint16Array.from(places, (_, i) => i),
  series: new Uint8Array(places.length),
  x: Float32Array.from(places, ([x]) => x),
  y: Float32Array.from(places, ([, y]) => y),
  doubtful: new Uint8Array(places.length),
});

test("no name lies on another, on a point or beyond the plot, and the same points have the same names", () => {
  const place = fc.tuple(fc.integer({ min: 44, max: 786 }), fc.integer({ min: 30, max: 520 }));
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 300 }), (places) => {
      const points = pointsAt(places);
      const labels = scatterLabels(rows, points, layout);
      expect(scatterLabels(rows, points, layout)).toEqual(labels);
      const boxes = labels.map(({ text, x, y }) => ({
        ...{ left: x, right: x + estimateWidth(text, labelSize) },
        ...{ top: y - labelSize * 0.8, bottom: y + labelSize * 0.2 },
      }));
      for (const [i, a] of boxes.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(layout.plotLeft);
        expect(a.right).toBeLessThanOrEqual(layout.plotLeft + layout.plotWidth);
        for (const b of boxes.slice(i + 1)) {
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }
        for (const [x, y] of places) {
          expect(x > a.left && x < a.right && y > a.top && y < a.bottom).toBe(false);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("a point by itself has its name, once for each language", () => {
  const points = {
    ...pointsAt([
      [300, 200],
      [500, 300],
    ]),
    row: Uint16Array.of(0, 0),
  };
  expect(scatterLabels(rows, points, layout).map(({ text }) => text)).toEqual(["Language 0"]);
});

test("no name lies on what the diagonal says", () => {
  const axis = axisOf([1, 5], "linear");
  const taken = besideDiagonal({ x: axis, y: axis, layout, measure: premiumMeasure });
  expect(taken.length).toBeGreaterThan(5);
  for (const { left, right, top, bottom } of taken) {
    const points = pointsAt([[(left + right) / 2 - 40, (top + bottom) / 2]]);
    for (const { text, x, y } of scatterLabels(rows, points, layout, taken)) {
      const isAside = x + estimateWidth(text, labelSize) < left || x > right;
      expect(isAside || y - labelSize * 0.8 > bottom || y < top).toBe(true);
    }
  }
  const measure = { ...premiumMeasure, name: "ratios.bytesPerToken" };
  expect(besideDiagonal({ x: axis, y: axis, layout, measure })).toEqual([]);
});
