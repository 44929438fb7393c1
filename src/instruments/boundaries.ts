/** Places inside of units at which tokens end, held against those at which they should. */
export interface BoundaryCounts {
  /** Of the tokens'. */
  readonly cut: number;
  /** Of the units' own. */
  readonly gold: number;
  /** Places that are both. */
  readonly both: number;
}

/** How well two sets of places agree. */
export interface BoundaryScores {
  /** Places that are both ÷ those of the tokens; null where these have none. */
  readonly precision: number | null;
  /** Places that are both ÷ the gold ones; null where there are none. */
  readonly recall: number | null;
  /** Harmonic mean of the two, 2 · both ÷ (cut + gold); null where neither has any. */
  readonly f1: number | null;
}

/** Precision, recall and F1 of places (van Rijsbergen 1979): over a text these are of sums (micro), of one unit its own. */
export function boundaryScores({ cut, gold, both }: BoundaryCounts): BoundaryScores {
  return {
    precision: cut === 0 ? null : both / cut,
    recall: gold === 0 ? null : both / gold,
    f1: cut + gold === 0 ? null : (2 * both) / (cut + gold),
  };
}
