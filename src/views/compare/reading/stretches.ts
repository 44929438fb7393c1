import { Cut } from "../../../analysis/tokenCuts";
import type { TokenPlaces } from "../../../analysis/tokenPlaces";
import { firstTokenAt, type TextBlock } from "./blocks";
import type { Stretch } from "./paint";

/**
 * Pieces of one character that are painted apart. A letter may carry thousands of marks, and the browser draws all of them
 * anew for each stretch.
 */
const piecesPainted = 8;

/** The columns of places that reading needs. */
export type ReadPlaces = Pick<TokenPlaces, "unitStart" | "unitEnd" | "clusterStart" | "piece" | "cuts">;

/** What to paint over a text node. */
export interface Stretches {
  readonly stretches: readonly Stretch[];
  /** Where a token boundary runs inside a character. */
  readonly cuts: readonly Stretch[];
  /** The token of the first stretch. */
  readonly first: number;
}

/** Tokens of a block as stretches of its text node; tokens within one code point paint it once, as cut. */
export function findStretches(places: ReadPlaces, block: Pick<TextBlock, "start" | "end">): Stretches {
  const stretches: Stretch[] = [];
  const cuts: Stretch[] = [];
  let first = firstTokenAt(places.unitStart, block.start);
  if (first > 0 && (places.unitEnd[first - 1] ?? 0) > block.start) first--;
  let painted = 0;
  for (let token = first; token < places.unitStart.length; token++) {
    const start = (places.unitStart[token] ?? 0) - block.start;
    const end = (places.unitEnd[token] ?? 0) - block.start;
    if (start >= block.end - block.start) break;
    const beyond = (places.piece[token] ?? 0) - piecesPainted;
    if (beyond > 0) {
      // The last piece that is painted covers the rest; their own stretches are empty, and keep the hues in step.
      const last = stretches.length - beyond;
      stretches[last] = { start: stretches[last]?.start ?? painted, end: Math.max(painted, end) };
      stretches.push({ start: end, end });
    } else {
      stretches.push({ start: Math.max(start, painted), end });
    }
    painted = Math.max(painted, end);
    if ((places.cuts[token] ?? 0) & Cut.startInCluster) {
      // One stretch a cluster: a letter may carry thousands of marks.
      const from = (places.clusterStart[token] ?? 0) - block.start;
      if (cuts.at(-1)?.start === from) cuts.pop();
      cuts.push({ start: from, end });
    }
  }
  return { stretches, cuts, first };
}
