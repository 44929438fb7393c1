/** One candidate with the references that it is held against, as ids. */
export interface BleuPair {
  readonly candidate: ArrayLike<number>;
  readonly references: readonly ArrayLike<number>[];
}

/**
 * What is done where no n-gram of an order is found, by Chen and Cherry's numbers, which NLTK has too: nothing; ε = 0.1 found; one
 * more of both but of single ids; ½, ¼ … found; the same with 5 ÷ ln of the candidate's length; the mean with the neighbouring orders;
 * the fourth and then the fifth.
 */
export const smoothings = {
  0: "none",
  1: "1: ε",
  2: "2: add one",
  3: "3: NIST",
  4: "4: by length",
  5: "5: neighbours",
  7: "7: 4, then 5",
} as const;

export type Smoothing = keyof typeof smoothings;

/** What candidates come to. */
export interface Bleu {
  /** 0 to 1. */
  readonly score: number;
  /** Modified precisions by order, unsmoothed: n-grams found, of so many. */
  readonly precisions: readonly { readonly found: number; readonly of: number }[];
  readonly brevityPenalty: number;
  /** Ids of all candidates, and of the references that are nearest in length. */
  readonly candidate: number;
  readonly reference: number;
}

/**
 * BLEU (Papineni et al. 2002) of ids: the geometric mean of modified precisions up to an order, times the brevity penalty; all pairs' counts
 * are summed first. What NLTK's `corpus_bleu` gives for the same ids, and for one pair its `sentence_bleu`; but the fifth smoothing
 * takes all pairs' longer n-grams, where NLTK takes the last pair's.
 * @param order the longest n-grams, all orders weigh alike
 * @returns null where there is no candidate with an id
 */
export function bleu(pairs: readonly BleuPair[], order: number, smoothing: Smoothing): Bleu | null {
  const found = new Float64Array(order + 1);
  const of = new Float64Array(order + 1);
  let [candidate, reference] = [0, 0];
  for (const pair of pairs) {
    candidate += pair.candidate.length;
    reference += nearestLength(pair);
    for (const [i, matches] of clippedMatches(pair, order + 1).entries()) {
      found[i] = (found[i] as number) + matches;
      of[i] = (of[i] as number) + Math.max(1, pair.candidate.length - i);
    }
  }
  if (candidate === 0) return null;
  const brevityPenalty = candidate > reference ? 1 : Math.exp(1 - reference / candidate);
  const precisions = Array.from({ length: order }, (_, i) => ({ found: found[i] as number, of: of[i] as number }));
  const told = { precisions, brevityPenalty, candidate, reference };
  if (found[0] === 0) return { ...told, score: 0 };
  const smoothed = smooth(found, of, order, smoothing, candidate);
  const logs = smoothed.reduce((sum, p) => sum + (p > 0 ? Math.log(p) / order : 0), 0);
  return { ...told, score: brevityPenalty * Math.exp(logs) };
}

/** The least positive normal number, which NLTK has where nothing is found and nothing is smoothed. */
const least = 2.2250738585072014e-308;

const epsilon = 0.1;
/** Chen and Cherry's K. */
const k = 5;

function smooth(found: Float64Array, of: Float64Array, order: number, smoothing: Smoothing, length: number): number[] {
  let zeros = 0;
  const precision = (i: number): number => {
    const [some, all] = [found[i] as number, of[i] as number];
    if (smoothing === 2 && i > 0) return (some + 1) / (all + 1);
    if (some > 0) return some / all;
    switch (smoothing) {
      case 0:
        return least;
      case 1:
        return epsilon / all;
      case 3:
        return 1 / (2 ** ++zeros * all);
      case 4:
      case 7:
        return length > 1 ? Math.log(length) / (2 ** ++zeros * k) / all : 0;
      default:
        return 0;
    }
  };
  const plain = Array.from({ length: order }, (_, i) => precision(i));
  if (smoothing !== 5 && smoothing !== 7) return plain;
  const following = [...plain.slice(1), (found[order] as number) / (of[order] as number)];
  let before = (plain[0] as number) + 1;
  return plain.map((p, i) => {
    before = (before + p + (following[i] as number)) / 3;
    return before;
  });
}

/** The length of the reference that is nearest to the candidate's, of equally near ones the shorter. */
function nearestLength({ candidate, references }: BleuPair): number {
  const away = (length: number) => Math.abs(length - candidate.length);
  return references
    .map(({ length }) => length)
    .reduce((best, length) =>
      away(length) < away(best) || (away(length) === away(best) && length < best) ? length : best,
    );
}

/**
 * n-grams of the candidate that a reference has, each as often as the reference that has it most: by order, up to the longest. An
 * n-gram is known by the number of what is before its last id, and that id.
 */
function clippedMatches({ candidate, references }: BleuPair, longest: number): number[] {
  const inCandidate = new Int32Array(candidate.length);
  const inReferences = references.map(({ length }) => new Int32Array(length));
  return Array.from({ length: longest }, (_, i) => {
    const numbers = new Map<number, number>();
    const counts: number[] = [];
    for (let at = 0; at + i < candidate.length; at++) {
      const key = (inCandidate[at] as number) * idRoom + (candidate[at + i] as number);
      const gram = numbers.get(key) ?? numbers.size;
      if (gram === numbers.size) numbers.set(key, gram);
      inCandidate[at] = gram;
      counts[gram] = (counts[gram] ?? 0) + 1;
    }
    const most = new Uint32Array(counts.length);
    for (const [which, reference] of references.entries()) {
      const known = inReferences[which] as Int32Array;
      const theirs = new Uint32Array(counts.length);
      for (let at = 0; at + i < reference.length; at++) {
        const before = known[at] as number;
        if (before < 0) continue;
        const gram = numbers.get(before * idRoom + (reference[at + i] as number)) ?? -1;
        known[at] = gram;
        if (gram >= 0) theirs[gram] = (theirs[gram] as number) + 1;
      }
      for (const [gram, count] of theirs.entries()) most[gram] = Math.max(most[gram] as number, count);
    }
    return counts.reduce((sum, count, gram) => sum + Math.min(count, most[gram] as number), 0);
  });
}

/** More than any id: numbers of n-grams have less than 2^31, so that both together are whole numbers. */
const idRoom = 2 ** 21;
