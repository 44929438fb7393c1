import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/support/runs";
import { seed } from "../../../../test/support/strings";
import type { TracePiece } from "../../trace";
import { runnerUpOf, scoreOf } from "./runnerUp";

const size = 6;

/** Lattices over six bytes, by where pieces end. Scores are halves, so that sums are exact. */
const lattices = fc
  .uniqueArray(fc.record({ start: fc.nat({ max: size - 1 }), bytes: fc.integer({ min: 1, max: 3 }) }), {
    selector: ({ start, bytes }) => start * 4 + bytes,
    maxLength: 14,
  })
  .chain((ranges) =>
    fc.array(fc.nat({ max: 20 }), { minLength: ranges.length, maxLength: ranges.length }).map((scores) =>
      ranges
        .map(({ start, bytes }, i): TracePiece => {
          return { id: i, name: "", start, end: start + bytes, flags: 0, score: -(scores[i] ?? 0) / 2 };
        })
        .filter(({ end }) => end <= size)
        .sort((a, b) => a.end - b.end || a.start - b.start),
    ),
  );

/** All paths from a place to the end. */
function pathsFrom(lattice: readonly TracePiece[], place: number): TracePiece[][] {
  if (place === size) return [[]];
  return lattice
    .filter(({ start }) => start === place)
    .flatMap((piece) => pathsFrom(lattice, piece.end).map((rest) => [piece, ...rest]));
}

test("the runner-up is the best of all paths but the best", () => {
  let withRunnerUp = 0;
  fc.assert(
    fc.property(lattices, (lattice) => {
      const [best, second] = pathsFrom(lattice, 0).sort((a, b) => scoreOf(b) - scoreOf(a));
      if (best === undefined) return;
      const found = runnerUpOf(lattice, best);
      expect(found?.score).toBe(second === undefined ? undefined : scoreOf(second));
      if (found === null) return;
      withRunnerUp++;
      expect(found.path).not.toEqual(best);
      expect(pathsFrom(lattice, 0)).toContainEqual(found.path);
      expect(scoreOf(found.path)).toBe(found.score);
    }),
    { ...runs(250, 50_000), seed },
  );
  expect(withRunnerUp).toBeGreaterThan(20);
});
