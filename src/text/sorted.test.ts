import fc from "fast-check";
import { expect, test } from "vitest";
import { countBelow } from "./sorted";

test("counts what is below a limit, as a walk over all does", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.integer({ min: -1, max: 22 }), (numbers, limit) => {
      const ascending = Uint32Array.from(numbers).sort();
      expect(countBelow(ascending, limit)).toBe(numbers.filter((number) => number < limit).length);
    }),
  );
});
