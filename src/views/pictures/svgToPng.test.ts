import { expect, test } from "vitest";
import { fittingScale } from "./svgToPng";

test("a picture is as sharp as was asked for, where there is room", () => {
  expect(fittingScale(960, 700, 2)).toBe(2);
});

test("a high one is less sharp, and within what canvases hold", () => {
  const scale = fittingScale(960, 15_000, 2);
  expect(scale).toBeLessThan(2);
  expect(15_000 * scale).toBeLessThanOrEqual(16_384);
});

test("one that could not be read is refused, with what to do", () => {
  expect(() => fittingScale(960, 30_000, 2)).toThrow("Choose fewer languages, or save the SVG.");
});
