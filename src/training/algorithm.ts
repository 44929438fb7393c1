import type { TrainingRecipe } from "./recipe";
import type { WordTable } from "./wordTable";

/** A language's part of a training text; a text without languages is one. */
export interface LanguageWords {
  readonly name: string;
  /** How often its text counts: 1, or what evens out languages that have more text than others. */
  readonly weight: number;
  /** Pre-tokens that are learned from, a table for each of the algorithm's ways to cut. */
  readonly learned: readonly WordTable[];
  /** Pre-tokens of the part that is held out, which only measures, likewise. */
  readonly held: readonly WordTable[];
}

/** A training text, counted. */
export interface CountedText {
  readonly languages: readonly LanguageWords[];
  /** Whether its languages say the same, segment by segment, so that their tokens compare. */
  readonly isParallel: boolean;
}

/** A step of learning: a merge, or another change to the vocabulary. */
export type LearningStep = MergeStep | RoundStep;

/** A merge as it is learned. Its id was there already where another pair gave the same entry before. */
export interface MergeStep {
  readonly kind: "merge";
  readonly left: number;
  readonly right: number;
  readonly id: number;
  /** How often the pair stood in the text, by weights. */
  readonly count: number;
  /** Entries that there are with it. */
  readonly size: number;
  /** The language that named it, by its number, where one did. */
  readonly language?: number;
}

/** A part of a round over all entries, for algorithms that do not merge. */
export interface RoundStep {
  readonly kind: "round";
  /** What is being done, in a word or two that a reader understands: “prune”. */
  readonly doing: string;
  /** Of what is being done, the part that is done: 0 to 1. */
  readonly done: number;
  /** Entries that there are. */
  readonly size: number;
  /** Tells what the whole of it comes to, where it ends with this part, as far as the algorithm tells; to be asked before the next step. */
  readonly finished?: () => FinishedRound;
}

/** An entry, and the number by which it stays or goes. */
export interface WeighedEntry {
  readonly entry: string;
  readonly weight: number;
}

/** What a round over all pieces has come to, which are entries-to-be. */
export interface FinishedRound {
  /** What was done; the weights are log probabilities at the beginning and at the end, expected counts, or losses. */
  readonly kind: "begin" | "estimate" | "prune" | "finish";
  /** Pieces before it and after it; at the end entries. */
  readonly before: number;
  readonly after: number;
  /** Of those that stayed, the first ones that would have gone, the nearest first; at the beginning the heaviest. Characters are not named. */
  readonly stayed: readonly WeighedEntry[];
  /** Of those that went, the first ones that would have stayed, the nearest first. */
  readonly gone: readonly WeighedEntry[];
}

/** What the part that is held out comes to in the vocabulary as it is. */
export interface HeldOutFigures {
  /** Tokens by language. */
  readonly tokens: Float64Array;
  /** How often each entry stands in all languages, by id. */
  readonly frequencies: Float64Array;
}

/** A vocabulary that is being learned. What there is of it can be had at any time. */
export interface Learner {
  /** Entries that there are, characters and control tokens included. */
  readonly size: number;
  /** Entries at which pre-tokens became longer ones, as SuperBPE's do; null until then, and where they stay what they are. */
  readonly crossedAt: number | null;
  /** An entry as the file writes it. */
  entryOf(id: number): string;
  /**
   * Learns on, for some milliseconds at most. Where it throws, `file` still has what was learned before.
   * @returns what was done; null once there is nothing more to do
   */
  step(): LearningStep | null;
  /** Measures the part that is held out. */
  measure(): HeldOutFigures;
  /** The tokenizer.json of what has been learned so far, which Hugging Face's library loads. */
  file(): object;
}

/** One way to learn a vocabulary. */
export interface TrainingAlgorithm {
  /**
   * The tokenizer.json, its entries left out, whose stages cut the training text into pre-tokens: one, or one for each table that the algorithm counts.
   * @throws {TokenizerError} for a pattern that cannot be read
   */
  cuts(recipe: TrainingRecipe): readonly object[];
  /** Begins to learn. @param text has a pre-token at least */
  start(text: CountedText, recipe: TrainingRecipe): Learner;
}
