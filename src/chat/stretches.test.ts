import fc from "fast-check";
import { expect, test } from "vitest";
import { Stretches } from "./stretches";

test("what is taken is not taken again, nor a part of it", () => {
  const stretch = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }))
    .map(([start, length]) => [start, start + length]);
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (asked) => {
      const stretches = new Stretches([{ start: 10, end: 12 }]);
      const taken = new Set([10, 11]);
      for (const [start = 0, end = 0] of asked) {
        const places = Array.from({ length: end - start }, (_, i) => start + i);
        const isFree = places.every((place) => !taken.has(place));
        expect(stretches.take(start, end)).toBe(isFree);
        if (isFree) for (const place of places) taken.add(place);
      }
    }),
  );
});
