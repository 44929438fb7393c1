import { expect, test } from "vitest";
import { temperatureWeights } from "./temperature";

test("a temperature of 1 leaves languages as they are, a high one gives each the same share, and none changes how much there is", () => {
  expect(temperatureWeights([5, 500, 70], 1)).toEqual([1, 1, 1]);
  const sizes = [1000, 9000, 90_000];
  expect(temperatureWeights(sizes, 1e9).map((weight, i) => Math.round(weight * (sizes[i] ?? 0)))).toEqual(
    sizes.map(() => expect.closeTo(100_000 / 3, -2)),
  );
  const weights = temperatureWeights(sizes, 2);
  // Shares go by the roots.
  expect(((weights[1] ?? 0) * 9000) / ((weights[0] ?? 0) * 1000)).toBeCloseTo(3, 2);
  expect(weights.reduce((sum, weight, i) => sum + weight * (sizes[i] ?? 0), 0)).toBeCloseTo(100_000, -2);
  expect(temperatureWeights([0, 10], 3)).toEqual([1, 1]);
});
