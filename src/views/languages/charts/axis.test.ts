import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisOf, positionOn } from "./axis";

const extents = fc
  .tuple(fc.double({ min: 0.05, max: 40, noNaN: true }), fc.double({ min: 1, max: 30, noNaN: true }))
  .map(([low, factor]) => [low, low * factor] as const);
const scales = fc.constantFrom("linear" as const, "log" as const);

describe("an axis", () => {
  test("has its values, the pivot's 1 and its ticks between its ends", () => {
    fc.assert(
      fc.property(extents, scales, (extent, scale) => {
        const { domain, ticks } = axisOf(extent, scale);
        for (const value of [...extent, 1, ...ticks]) {
          expect(value).toBeGreaterThanOrEqual(domain[0]);
          expect(value).toBeLessThanOrEqual(domain[1] * (1 + 1e-9));
        }
        if (scale === "linear") expect(ticks[0]).toBe(0);
        else expect(ticks).toContain(1);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(14);
      }),
    );
  });

  test("keeps the order of values", () => {
    fc.assert(
      fc.property(extents, scales, (extent, scale) => {
        const axis = axisOf(extent, scale);
        const [low, high] = extent;
        expect(positionOn(axis, low)).toBeLessThanOrEqual(positionOn(axis, high));
        expect(positionOn(axis, axis.domain[0])).toBeCloseTo(0);
        expect(positionOn(axis, axis.domain[1])).toBeCloseTo(1);
      }),
    );
  });

  test("is there before the first figure", () => {
    expect(axisOf(null, "linear").ticks).toContain(1);
    expect(axisOf(null, "log").ticks).toContain(1);
  });
});

test("shares end at all of them where none is larger, and are there where one is", () => {
  const share = { form: "share", isRelative: false } as const;
  for (const scale of ["linear", "log"] as const) {
    const { domain, ticks } = axisOf([0.3, 1], scale, share);
    expect([domain[1], ticks.at(-1)]).toEqual([1, 1]);
    expect(axisOf([0.3, 1.5], scale, share).domain[1]).toBeGreaterThan(1.5);
  }
});

test("the axis of a figure that is no ratio to the pivot need not have 1 on it", () => {
  const share = { form: "share", isRelative: false } as const;
  expect(axisOf([0.2, 0.7], "linear", share)).toMatchObject({
    domain: [0, expect.closeTo(0.8)],
    form: "share",
    pivotAt: null,
  });
  expect(axisOf([2000, 9000], "log", { form: "count", isRelative: false }).domain[0]).toBeGreaterThan(1000);
  // Nor does one of shares that are all 0 go beyond a few per cent.
  expect(axisOf(null, "linear", share)).toMatchObject({ domain: [0, expect.closeTo(0.1)] });
});
