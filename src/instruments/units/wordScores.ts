import { boundaryScores } from "../boundaries";
import { type Score, score } from "../score";

/** How the ends that a cut makes inside words stand to those that it should make. */
export interface WordScores {
  /** Words. */
  readonly words: number;
  /** Ends inside words: right ones (TP), all that the cut makes (TP + FP), all that there should be (TP + FN). */
  readonly right: number;
  readonly made: number;
  readonly wanted: number;
  /** TP ÷ (TP + FP), TP ÷ (TP + FN), 2 TP ÷ (2 TP + FP + FN), of all words together. */
  readonly precision: Score;
  readonly recall: Score;
  readonly f1: Score;
  /** The means over words of the same: of precision over words that are cut, of recall over those that should be, of F1 over either. */
  readonly macroPrecision: Score;
  readonly macroRecall: Score;
  readonly macroF1: Score;
}

/** Counts of ends word by word, in columns. */
export interface EndCounts {
  readonly right: Uint16Array;
  readonly made: Uint16Array;
  readonly wanted: Uint16Array;
}

/** Scores over words (Creutz & Lindén 2004): boundaries at words' own ends do not count. @param included words by their number; all without it */
export function wordScores(counts: EndCounts, included?: readonly number[]): WordScores {
  const count = included?.length ?? counts.right.length;
  const at = (i: number) => included?.[i] ?? i;
  const [right, made, wanted] = [new Uint16Array(count), new Uint16Array(count), new Uint16Array(count)];
  const [twice, either] = [new Uint32Array(count), new Uint32Array(count)];
  const sum = { right: 0, made: 0, wanted: 0 };
  const macro = { precision: [] as number[], recall: [] as number[], f1: [] as number[] };
  for (let i = 0; i < count; i++) {
    const [tp, m, w] = [counts.right[at(i)] as number, counts.made[at(i)] as number, counts.wanted[at(i)] as number];
    [right[i], made[i], wanted[i], twice[i], either[i]] = [tp, m, w, 2 * tp, m + w];
    sum.right += tp;
    sum.made += m;
    sum.wanted += w;
    const own = boundaryScores({ cut: m, gold: w, both: tp });
    if (own.precision !== null) macro.precision.push(own.precision);
    if (own.recall !== null) macro.recall.push(own.recall);
    if (own.f1 !== null) macro.f1.push(own.f1);
  }
  return {
    words: count,
    ...sum,
    precision: score(right, made),
    recall: score(right, wanted),
    f1: score(twice, either),
    macroPrecision: mean(macro.precision),
    macroRecall: mean(macro.recall),
    macroF1: mean(macro.f1),
  };
}

function mean(values: readonly number[]): Score {
  return score(values, new Uint8Array(values.length).fill(1));
}

/** How many of some rising numbers are among others that rise too. */
export function shared(some: readonly number[], others: readonly number[]): number {
  let [found, at] = [0, 0];
  for (const one of some) {
    while (at < others.length && (others[at] as number) < one) at++;
    if (others[at] === one) found++;
  }
  return found;
}
