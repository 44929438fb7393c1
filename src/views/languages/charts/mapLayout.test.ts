import { describe, expect, test } from "vitest";
import { syntheticRows } from "../../../../test/support/chartRows";
import { premiumSteps } from "./figureColor";
import { mapLayout, mapPoints } from "./mapLayout";

describe("points on the map", () => {
  const layout = mapLayout(960);

  test("lie on the sheet, the greatest premium on top", () => {
    const points = mapPoints(syntheticRows(200, 2), 1, layout, premiumSteps);
    expect(points.length).toBeGreaterThan(100);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(layout.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(layout.height);
    }
    const premiums = points.map(({ value }) => value);
    expect(premiums).toEqual([...premiums].sort((a, b) => a - b));
  });

  test("north is up, and Greenwich in the middle", () => {
    const [row] = syntheticRows(1, 1);
    if (row === undefined) throw new Error("no row");
    const at = (latitude: number, longitude: number) =>
      mapPoints([{ ...row, language: { ...row.language, latitude, longitude } }], 0, layout, premiumSteps)[0];
    expect(at(0, 0)?.x).toBeCloseTo(layout.width / 2, 0);
    expect(at(60, 0)?.y).toBeLessThan(at(-60, 0)?.y ?? 0);
    expect(at(0, 90)?.x).toBeGreaterThan(layout.width / 2);
  });
});
