import fc from "fast-check";
import { expect, test } from "vitest";
import { PairQueue } from "./pairQueue";

test("pairs come out by rank and then place, whenever they were put in", () => {
  const step = fc.oneof(
    fc.record({ rank: fc.nat({ max: 5 }), index: fc.nat({ max: 40 }) }),
    fc.record({ rank: fc.nat(), index: fc.nat({ max: 40 }) }),
    fc.constant("pop" as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const queue = new PairQueue(4);
      const waiting: { rank: number; index: number }[] = [];
      const popFirst = () => {
        waiting.sort((a, b) => a.rank - b.rank || a.index - b.index);
        const first = waiting.shift();
        expect(queue.pop()).toBe(first !== undefined);
        if (first !== undefined) expect({ rank: queue.rank, index: queue.index }).toEqual(first);
      };
      for (const next of steps) {
        if (next === "pop") {
          popFirst();
        } else {
          queue.push(next.rank, next.index);
          waiting.push(next);
        }
      }
      for (let left = waiting.length; left >= 0; left--) popFirst();
    }),
    { numRuns: 2000 },
  );
});
