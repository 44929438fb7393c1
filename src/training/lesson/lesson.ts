import type { SymbolWords } from "../bpe/joinedSymbols";
import { BpeLearning } from "../bpe/learnBpe";
import type { PairMerge } from "../bpe/trainMerges";
import { type MergeAlgorithm, mostSteps } from "./algorithms";
import { tableOf } from "./tableOf";
import type { CountedWord } from "./words";

/** A word as it is cut. */
export interface CutWord {
  readonly count: number;
  readonly symbols: readonly string[];
  /** Which of its symbols the last merge has made. */
  readonly made: readonly boolean[];
}

/** Two symbols that stand side by side somewhere. */
export interface CountedPair {
  readonly left: string;
  readonly right: string;
  /** How often they stand side by side, in all words. */
  readonly count: number;
  /** How often each of them stands there. */
  readonly leftCount: number;
  readonly rightCount: number;
  /** `count ÷ (leftCount · rightCount)`, by which WordPiece chooses. */
  readonly score: number;
}

/** The pair that is merged next, and why. */
export interface NextMerge {
  readonly left: string;
  readonly right: string;
  /** The entry that it gives. */
  readonly joined: string;
  /** Its row of the table; −1 where the trainer counts what no longer stands there. */
  readonly row: number;
  /** What the trainer has counted: more than the table where it has not taken off what stood there before. */
  readonly counted: number;
  /** Whether the entry was there already, by another pair. */
  readonly isKnown: boolean;
  /** Other pairs that are as good. */
  readonly tied: number;
}

/** What there is before a merge. */
export interface LessonStep {
  readonly words: readonly CutWord[];
  /** All pairs, the best first, those that are as good in the order in which they would be merged. */
  readonly pairs: readonly CountedPair[];
  /** Null where there is nothing to merge, or no more of it is told. */
  readonly next: NextMerge | null;
  /** Entries so far: characters, then what merges gave, in order. */
  readonly entries: readonly string[];
  /** How many of the entries are characters. */
  readonly characters: number;
}

/**
 * Learns a vocabulary of a few words and keeps all that there is before each merge: BPE (Sennrich et al. 2016) by this project's own
 * trainer, step for step; WordPiece by the likelihood that a merge brings (Schuster & Nakajima 2012), count ÷ (left · right), as
 * Hugging Face's course tells it, where its library's trainer takes the most frequent pair.
 * @param words one at least
 * @returns one step more than there are merges
 */
export function makeLesson(words: readonly CountedWord[], algorithm: MergeAlgorithm): readonly LessonStep[] {
  const learning = new BpeLearning(tableOf(words), {
    size: Number.POSITIVE_INFINITY,
    over: "characters",
    minimumCount: 0,
    specials: [],
    alphabet: [],
    alphabetLimit: null,
    continuing: algorithm === "wordpiece" ? continuing : "",
  });
  return stepsOf(algorithm === "bpe" ? mostFrequent(learning) : likeliest(learning));
}

const continuing = "##";

/** A merge, by ids, and what the trainer has counted. */
type Merge = Pick<PairMerge, "left" | "right" | "count" | "id">;

/** How merges are chosen and made. */
interface Merging {
  /** The words as they are cut so far. */
  readonly cut: SymbolWords;
  /** Entries so far, by their ids. */
  readonly entries: readonly string[];
  /** What the highest of is merged. Of equal ones that which stands more often, then that with the lower ids. */
  goodness(pair: CountedPair): number;
  /** Makes the next merge. @param best what is best by that; undefined where nothing stands side by side */
  merge(best: CountedPair | undefined): Merge | null;
}

function mostFrequent(learning: BpeLearning): Merging {
  return {
    cut: learning.cut,
    entries: learning.learned().entries,
    goodness: ({ count }) => count,
    merge: () => learning.step(),
  };
}

function likeliest(learning: BpeLearning): Merging {
  const { cut } = learning;
  const entries = [...learning.learned().entries];
  return {
    cut,
    entries,
    goodness: ({ score }) => score,
    merge(best) {
      if (best === undefined) return null;
      const { right, count } = best;
      const joined = best.left + (right.startsWith(continuing) ? right.slice(continuing.length) : right);
      const known = entries.indexOf(joined);
      const id = known === -1 ? entries.push(joined) - 1 : known;
      const merge = { left: entries.indexOf(best.left), right: entries.indexOf(right), count, id };
      join(cut, merge);
      return merge;
    },
  };
}

/** Merges a pair wherever it stands, from left to right. */
function join({ symbols, starts, counts }: SymbolWords, { left, right, id }: Merge): void {
  for (let word = 0; word < counts.length; word++) {
    let before = -1;
    for (let at = starts[word] as number; at < (starts[word + 1] as number); at++) {
      if (symbols[at] === -1) continue;
      const isPair = before !== -1 && symbols[before] === left && symbols[at] === right;
      if (isPair) {
        symbols[before] = id;
        symbols[at] = -1;
      }
      before = isPair ? -1 : at;
    }
  }
}

function stepsOf({ cut, entries, goodness, merge }: Merging): LessonStep[] {
  const characters = entries.length;
  const steps: LessonStep[] = [];
  let made: number | null = null;
  for (;;) {
    const here = entries.slice();
    const { words, pairs: counted } = snapshot(cut, here, made);
    const idOf = new Map(here.map((entry, id) => [entry, id] as const));
    const compare = (key: "left" | "right", one: CountedPair, other: CountedPair) =>
      (idOf.get(one[key]) as number) - (idOf.get(other[key]) as number);
    const pairs = counted.sort(
      (one, other) =>
        goodness(other) - goodness(one) ||
        other.count - one.count ||
        compare("left", one, other) ||
        compare("right", one, other),
    );
    const merged: Merge | null = steps.length < mostSteps ? merge(pairs[0]) : null;
    const next = merged === null ? null : nextOf(merged, pairs, here, entries[merged.id] as string, goodness);
    steps.push({ words, pairs, next, entries: here, characters });
    if (merged === null) return steps;
    made = merged.id;
  }
}

function nextOf(
  merge: Merge,
  pairs: readonly CountedPair[],
  entries: readonly string[],
  joined: string,
  goodness: Merging["goodness"],
): NextMerge {
  const [left, right] = [entries[merge.left] as string, entries[merge.right] as string];
  const row = pairs.findIndex((pair) => pair.left === left && pair.right === right);
  const own = pairs[row];
  const tied = own === undefined ? 0 : pairs.filter((pair) => pair !== own && goodness(pair) === goodness(own)).length;
  return { left, right, joined, row, counted: merge.count, isKnown: merge.id < entries.length, tied };
}

/** Words as they are cut now, and all pairs in them. */
function snapshot({ symbols, starts, counts }: SymbolWords, entries: readonly string[], made: number | null) {
  const words: CutWord[] = [];
  const pairs = new Map<string, { left: number; right: number; count: number }>();
  const standing = new Map<number, number>();
  for (let word = 0; word < counts.length; word++) {
    const count = counts[word] as number;
    const ids = Array.from(symbols.subarray(starts[word], starts[word + 1])).filter((id) => id >= 0);
    ids.forEach((id, i) => {
      standing.set(id, (standing.get(id) ?? 0) + count);
      const after = ids[i + 1];
      if (after === undefined) return;
      const key = `${id},${after}`;
      const pair = pairs.get(key) ?? { left: id, right: after, count: 0 };
      pair.count += count;
      pairs.set(key, pair);
    });
    words.push({ count, symbols: ids.map((id) => entries[id] as string), made: ids.map((id) => id === made) });
  }
  return {
    words,
    pairs: Array.from(pairs.values(), ({ left, right, count }): CountedPair => {
      const [leftCount, rightCount] = [standing.get(left) as number, standing.get(right) as number];
      const names = { left: entries[left] as string, right: entries[right] as string };
      return { ...names, count, leftCount, rightCount, score: count / (leftCount * rightCount) };
    }),
  };
}
