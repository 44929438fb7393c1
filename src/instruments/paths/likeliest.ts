import type { Lattice } from "./speller";

/** A sequence that spells a text. */
export interface ScoredSequence {
  readonly ids: readonly number[];
  /** Sum of what its entries score. */
  readonly score: number;
}

/** How a place is left: by an entry, and on by one of the sequences of the place that it leads to. */
interface Step {
  readonly score: number;
  readonly id: number;
  readonly end: number;
  /** Which of the sequences from there on. */
  readonly rest: number;
}

/**
 * Lists the sequences that spell some bytes by the sum of their scores, the highest first: for each place the best to the end,
 * from the end on (Viterbi, with as many as are listed in place of one). Of equal sums the ones whose first token is longer.
 * @param most sequences that are listed
 */
export function likeliestSpellings(
  lattice: Lattice,
  most: number,
  scoreOf: (id: number) => number,
): readonly ScoredSequence[] {
  const { length } = lattice.bytes;
  if (most === 0) return [];
  const steps: Step[][] = Array.from({ length: length + 1 }, () => []);
  steps[length] = [{ score: 0, id: -1, end: -1, rest: 0 }];
  for (let at = length - 1; at >= 0; at--) {
    const found: Step[] = [];
    lattice.visit(at, (end, id) => {
      for (const twin of lattice.alike(id)) {
        const own = scoreOf(twin);
        for (const [rest, { score }] of (steps[end] ?? []).entries())
          found.push({ score: own + score, id: twin, end, rest });
      }
    });
    steps[at] = found.sort((a, b) => b.score - a.score || b.end - a.end).slice(0, most);
  }
  return (steps[0] ?? []).map((first) => {
    const ids: number[] = [];
    for (
      let step: Step | undefined = first;
      step !== undefined && step.id !== -1;
      step = steps[step.end]?.[step.rest]
    ) {
      ids.push(step.id);
    }
    return { ids, score: first.score };
  });
}
