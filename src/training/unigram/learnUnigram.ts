import type { RoundStep } from "../algorithm";
import { digamma } from "./arithmetic";
import type { FlatWords } from "./flatWords";
import { Pieces, stride, sumAt } from "./pieces";
import { type Pruned, prune } from "./prune";
import { seedPieces } from "./seedPieces";
import { Segmenter, unknownPenalty } from "./segmenter";
import { findSubstrings } from "./substrings";
import { countEntries, UnigramVocabulary } from "./vocabulary";

/** What a Unigram vocabulary is learned by. */
export interface UnigramRecipe {
  /** Entries in all, with those that are not learned. */
  readonly size: number;
  /** Names of entries that are not learned: control tokens and bytes. */
  readonly fixed: readonly string[];
}

/**
 * What a change to the pieces goes by, told before it is made: pieces have the numbers that they had till then. What they are
 * expected, or stand in the likeliest ways of all words, is in their table's sums.
 */
export type RoundResult =
  /** Pieces to begin with. They are there already. */
  | { readonly kind: "seeded" }
  /** All get new probabilities, but those that are expected too seldom. @see leastExpected */
  | { readonly kind: "estimated"; readonly kept: Int32Array }
  | ({ readonly kind: "pruned" } & Pruned)
  /** Nothing more is learned; of the pieces those have an entry that the vocabulary says. It is so already. */
  | { readonly kind: "finished" };

/** A part of a round; with what it comes to, where it is the last. */
export interface UnigramStep extends RoundStep {
  readonly result?: RoundResult;
}

/** As Hugging Face's trainer has them where nothing else is said. */
const seeds = 1_000_000;
const shrinking = 0.75;
const iterations = 2;
/** What is expected less often goes. */
export const leastExpected = 0.5;
/** What that trainer has in piece 0's place while it learns, and leaves out in the end though the text have it. */
const placeholder = "<UNK>";

/** Places of the text that are gone over between two yields. */
const batch = 1 << 14;

/**
 * Learns a Unigram vocabulary (Kudo 2018) of counted words, entry for entry as Hugging Face's `UnigramTrainer` does (tokenizers
 * 0.23): from characters and all substrings that stand twice, round by round, probabilities are estimated by expectation
 * maximization, and those pieces go that the words need least, until few enough are left.
 */
export class UnigramLearning {
  private readonly words: FlatWords;
  private readonly recipe: UnigramRecipe;
  private readonly reserved: ReadonlySet<string>;
  private readonly segmenter: Segmenter;
  /** How often all words that are learned from count. */
  private readonly all: number;
  private readonly steps: Generator<UnigramStep, void>;
  private present: Pieces;
  /** Made when it is asked for: a round has three. */
  private entries: UnigramVocabulary | null = null;
  private room = Number.POSITIVE_INFINITY;
  private known = 0;

  constructor(words: FlatWords, recipe: UnigramRecipe) {
    this.words = words;
    this.recipe = recipe;
    this.reserved = new Set([...recipe.fixed, placeholder]);
    this.segmenter = new Segmenter(words);
    this.all = words.counts.subarray(0, words.learned).reduce((sum, count) => sum + count, 0);
    this.steps = this.learn();
    // None at first: all characters are entries all the same.
    this.present = new Pieces(1, new Int32Array(0));
    this.settle(this.present);
  }

  /** The pieces that there are. Between two steps they are those that the last change to them has left. */
  get pieces(): Pieces {
    return this.present;
  }

  /** They as entries. */
  get vocabulary(): UnigramVocabulary {
    this.entries ??= this.entriesNow();
    return this.entries;
  }

  /** How many there are. */
  get size(): number {
    return this.known;
  }

  /** Learns on, for some milliseconds. @returns what was done; null once there is nothing more to do */
  step(): UnigramStep | null {
    const next = this.steps.next();
    return next.done ? null : next.value;
  }

  private *learn(): Generator<UnigramStep, void> {
    const { size } = this.recipe;
    yield* this.seed();
    // It stops a tenth above, and then takes the pieces in their order as far as there is room.
    const enough = Math.floor((size * 11) / 10);
    for (;;) {
      for (let i = 0; i < iterations; i++) yield* this.estimate();
      const before = this.present.size;
      if (before <= enough) break;
      yield* this.shrink(Math.max(enough, Math.floor(before * shrinking)));
      // All are characters, say: the reference would go on for ever.
      if (this.present.size === before) break;
    }
    this.room = size - this.recipe.fixed.length;
    this.settle(this.present);
    yield this.told("prune", 1, { kind: "finished" });
  }

  private *seed(): Generator<UnigramStep, void> {
    const pieces = seedPieces(this.words, yield* this.tell("find pieces", findSubstrings(this.words)), seeds);
    this.settle(pieces);
    yield this.told("find pieces", 1, { kind: "seeded" });
  }

  /** Gives all pieces the probabilities that the words make likeliest: an iteration of expectation maximization. */
  private *estimate(): Generator<UnigramStep, void> {
    const { segmenter, present: pieces } = this;
    segmenter.weighByProbability(pieces, pieces.least() - unknownPenalty);
    yield* this.overWords("estimate", (word) => segmenter.expect(pieces, word));
    const expected = (piece: number) => pieces.table[piece * stride + sumAt] as number;
    const kept = new Int32Array(pieces.size);
    let size = 1;
    let sum = 0;
    for (let piece = 1; piece < pieces.size; piece++) {
      if (!(expected(piece) >= leastExpected)) continue;
      kept[size++] = piece;
      sum += expected(piece);
    }
    const stay = kept.subarray(0, size);
    yield this.told("estimate", 1, { kind: "estimated", kept: stay });
    // Digamma in place of the logarithm: a prior by which the rare get rarer (Liang & Klein 2007).
    const logSum = digamma(sum);
    for (let i = 1; i < size; i++) {
      const piece = kept[i] as number;
      pieces.scores[piece] = digamma(expected(piece)) - logSum;
    }
    this.settle(size === pieces.size ? pieces : pieces.keep(stay));
  }

  private *shrink(most: number): Generator<UnigramStep, void> {
    const { segmenter, words, present: pieces } = this;
    const { table } = pieces;
    segmenter.weighByScore(pieces, pieces.least() - unknownPenalty);
    yield* this.overWords("cut words", (word) => {
      const start = words.starts[word] as number;
      const length = (words.starts[word + 1] as number) - start - 1;
      const times = words.counts[word] as number;
      segmenter.likeliest(pieces, start, length);
      segmenter.forEachLast(pieces, length, (piece) => {
        table[piece * stride + sumAt] = (table[piece * stride + sumAt] as number) + times;
      });
    });
    const pruned = yield* this.tell("prune", prune(pieces, segmenter, this.all, most));
    yield this.told("prune", 1, { kind: "pruned", ...pruned });
    this.settle(pieces.keep(pruned.kept));
  }

  private *overWords(doing: string, visit: (word: number) => void): Generator<UnigramStep, void> {
    const { starts, learned } = this.words;
    const end = starts[learned] as number;
    let told = 0;
    yield this.told(doing, 0);
    for (let word = 0; word < learned; word++) {
      visit(word);
      const at = starts[word + 1] as number;
      if (at - told < batch) continue;
      told = at;
      yield this.told(doing, at / end);
    }
  }

  private *tell<Result>(doing: string, work: Generator<number, Result>): Generator<UnigramStep, Result> {
    for (;;) {
      const next = work.next();
      if (next.done) return next.value;
      yield this.told(doing, next.value);
    }
  }

  private told(doing: string, done: number, result?: RoundResult): UnigramStep {
    return { kind: "round", doing, done, size: this.recipe.fixed.length + this.known, ...(result && { result }) };
  }

  private settle(pieces: Pieces): void {
    this.present = pieces;
    this.entries = null;
    this.known = countEntries(this.words, pieces, this.room, this.reserved);
  }

  private entriesNow(): UnigramVocabulary {
    return new UnigramVocabulary(this.words, this.present, this.room, this.reserved);
  }
}
