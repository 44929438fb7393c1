/** Pieces with their log probabilities, and that of a character that no piece is of. */
export interface PieceScores {
  readonly scores: ReadonlyMap<string, number>;
  readonly unknown: number;
}

/** A way to cut a word. */
export interface WordCut {
  readonly pieces: readonly string[];
  /** Logarithm of its probability: the sum of its pieces' scores. */
  readonly score: number;
  /** Its part of the probability of all ways to cut the word, 0 to 1. */
  readonly share: number;
}

/** A cut up to a place, by its last piece and the cut before that. */
interface PartialCut {
  readonly score: number;
  readonly piece: string;
  readonly before: PartialCut | null;
}

/**
 * Finds the likeliest ways to cut a word (Viterbi, for more than the best), as the trainer and the model of its file do: of equally
 * likely ones the one whose last piece begins first is first.
 * @param most cuts to give
 * @param except a piece that is not taken
 */
export function bestCuts({ scores, unknown }: PieceScores, word: string, most: number, except = ""): WordCut[] {
  const characters = [...word];
  const longest = Math.max(1, ...Array.from(scores.keys(), (piece) => piece.length));
  const ways: (readonly PartialCut[])[] = [[]];
  /** Probability of all ways up to each place. */
  const all = [1];
  for (let end = 1; end <= characters.length; end++) {
    const here: PartialCut[] = [];
    let sum = 0;
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const piece = characters.slice(start, end).join("");
      const score = (piece === except ? undefined : scores.get(piece)) ?? (end - start === 1 ? unknown : undefined);
      if (score === undefined) continue;
      sum += (all[start] as number) * Math.exp(score);
      const befores = start === 0 ? [null] : (ways[start] as readonly PartialCut[]);
      for (const before of befores) here.push({ score: (before?.score ?? 0) + score, piece, before });
    }
    // Sorting keeps the order of equal ones, which is that of their last pieces' beginnings.
    ways.push(here.sort((one, other) => other.score - one.score).slice(0, most));
    all.push(sum);
  }
  const total = Math.log(all[characters.length] as number);
  return (ways[characters.length] as readonly PartialCut[]).map((last) => ({
    pieces: piecesOf(last),
    score: last.score,
    share: Math.exp(last.score - total),
  }));
}

function piecesOf(last: PartialCut): string[] {
  const pieces: string[] = [];
  for (let cut: PartialCut | null = last; cut !== null; cut = cut.before) pieces.push(cut.piece);
  return pieces.reverse();
}
