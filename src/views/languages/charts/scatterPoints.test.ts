import { expect, test } from "vitest";
import { syntheticRows } from "../../../../test/support/chartRows";
import { axisOf } from "./axis";
import { scatterLayout } from "./scatterLayout";
import { nearestPoint, scatterPath, scatterPoints } from "./scatterPoints";

const layout = scatterLayout(1000);
const axis = axisOf([0.5, 15], "log");
const points = scatterPoints(syntheticRows(521, 8), axis, axis, layout, "bytePremium");

test("every point has a symbol in its series' path, trusted or not", () => {
  let symbols = 0;
  for (let series = 0; series < 8; series++) {
    for (const doubtful of [true, false]) symbols += scatterPath(points, series, doubtful, 4).split("M").length - 1;
  }
  expect(symbols).toBe(points.count);
  expect(points.count).toBe((521 - 10) * 8);
});

test("the nearest point to a point is at its place", () => {
  for (let mark = 0; mark < points.count; mark += 97) {
    const [x, y] = [points.x[mark] ?? 0, points.y[mark] ?? 0];
    const found = nearestPoint(points, x, y, 1);
    if (found === null) throw new Error("There is a point.");
    expect([points.x[found], points.y[found]]).toEqual([x, y]);
  }
});

test("far from all points there is none", () => {
  expect(nearestPoint(points, -100, -100, 24)).toBeNull();
});
