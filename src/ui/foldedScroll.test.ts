import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fold, foldedTop, unfoldedTop } from "./foldedScroll";

const folds: fc.Arbitrary<Fold> = fc.record({
  range: fc.integer({ min: 8_000_000, max: 16_000_000 }),
  hidden: fc.integer({ min: 1, max: 500_000_000 }),
});

test("a folded list reaches both ends of the whole, goes there one to one, and comes back from each place", () => {
  fc.assert(
    fc.property(folds, fc.double({ min: 0, max: 1, noNaN: true }), (fold, share) => {
      const all = fold.range + fold.hidden;
      expect(unfoldedTop(fold, 0)).toBe(0);
      expect(unfoldedTop(fold, fold.range)).toBe(all);
      expect(unfoldedTop(fold, 1000)).toBe(1000);
      expect(unfoldedTop(fold, fold.range - 1000)).toBe(all - 1000);
      const top = share * all;
      const laidOut = foldedTop(fold, top);
      expect(laidOut).toBeGreaterThanOrEqual(0);
      expect(laidOut).toBeLessThanOrEqual(fold.range);
      expect(unfoldedTop(fold, laidOut)).toBeCloseTo(top, 2);
    }),
  );
});
