import type { ByteOffset } from "../../../text/utf8";
import type { TracePiece } from "../../trace";

/** The log probability of a path: the sum of its pieces'. */
export function scoreOf(path: readonly TracePiece[]): number {
  return path.reduce((sum, { score }) => sum + score, 0);
}

/**
 * The best path through a lattice but for one: what the model came next to saying. Any other path has a piece that the given
 * one lacks, so it is the best of the paths that lead over such a piece, each the best way there and the best way on
 * (Viterbi from either end).
 * @param lattice its pieces, by where they end
 * @param path from the lattice's beginning to its end
 * @returns null where there is no other
 */
export function runnerUpOf(
  lattice: readonly TracePiece[],
  path: readonly TracePiece[],
): { path: TracePiece[]; score: number } | null {
  const size = path.at(-1)?.end ?? 0;
  const before = bestWays(lattice, "start", "end", 0);
  const after = bestWays(
    lattice.toSorted((a, b) => b.start - a.start),
    "end",
    "start",
    size,
  );
  const taken = new Set(path);
  let best: TracePiece | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const piece of lattice) {
    const [to, from] = [before.get(piece.start), after.get(piece.end)];
    if (taken.has(piece) || to === undefined || from === undefined) continue;
    const score = to.sum + piece.score + from.sum;
    if (score <= bestScore) continue;
    best = piece;
    bestScore = score;
  }
  if (best === null) return null;
  const result: TracePiece[] = [best];
  for (let way = before.get(best.start)?.piece; way !== undefined; way = before.get(way.start)?.piece)
    result.unshift(way);
  for (let way = after.get(best.end)?.piece; way !== undefined; way = after.get(way.end)?.piece) result.push(way);
  return { path: result, score: scoreOf(result) };
}

/** How a place is come to best: the sum of the scores, and the last piece; none at the beginning. */
interface Way {
  readonly sum: number;
  readonly piece: TracePiece | undefined;
}

/**
 * The best way to each place from one end.
 * @param pieces in an order in which all that lead to a place come before those that lead on
 */
function bestWays(
  pieces: readonly TracePiece[],
  from: "start" | "end",
  to: "start" | "end",
  origin: ByteOffset,
): Map<ByteOffset, Way> {
  const ways = new Map<ByteOffset, Way>([[origin, { sum: 0, piece: undefined }]]);
  for (const piece of pieces) {
    const way = ways.get(piece[from]);
    if (way === undefined) continue;
    const sum = way.sum + piece.score;
    if (sum > (ways.get(piece[to])?.sum ?? Number.NEGATIVE_INFINITY)) ways.set(piece[to], { sum, piece });
  }
  return ways;
}
