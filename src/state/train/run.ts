import type { TrainingRecipe } from "../../training/recipe";
import type { TrainCorpus } from "./choice";

/** The two runs that there can be side by side. */
export const runNames = ["first", "second"] as const;
export type RunName = (typeof runNames)[number];

/**
 * What a run does, or has come to. `waiting` for the other one to have read the text; `stopped` by hand, with what there was kept; `failed` with a
 * problem, and what there was before it kept too.
 */
export type RunState = "waiting" | "counting" | "learning" | "paused" | "stopped" | "done" | "failed";

/** Where a run stands. */
export interface RunProgress {
  /** What is being done, in a word or two: “count”, “merge”, “prune”. */
  readonly doing: string;
  /** The part that is done: 0 to 1. */
  readonly done: number;
  /** Seconds that are left, by what it took so far; null where that cannot be said yet. */
  readonly left: number | null;
}

/** A language of a training text; a text without languages is one, whose code is empty. */
export interface TrainedLanguage {
  readonly code: string;
  readonly name: string;
  /** UTF-8 bytes that are learned from. */
  readonly learned: number;
  /** UTF-8 bytes that measure. */
  readonly held: number;
  /** How often its text counts, in thousandths. */
  readonly weight: number;
}

/** What a run has read. */
export interface CorpusFacts {
  /** UTF-8 bytes of all of it. */
  readonly bytes: number;
  /** Segments of all languages, or lines. */
  readonly segments: number;
  /** SHA-256 in hexadecimal: the same for the same text, on any machine. */
  readonly sha256: string;
  /** Whether its languages say the same, segment by segment, so that their tokens compare. */
  readonly isParallel: boolean;
  /** In the order of all figures by language. */
  readonly languages: readonly TrainedLanguage[];
  /** Files that were left out, and why, a sentence each. */
  readonly leftOut: readonly string[];
}

/** What the part that measures comes to in the vocabulary of one size. */
export interface CurvePoint {
  /** Entries. */
  readonly size: number;
  /** Tokens by language. */
  readonly tokens: Float64Array;
  /** UTF-8 bytes a token, by language. */
  readonly bytesPerToken: Float64Array;
  /** Gini coefficient of the languages' tokens (Foroutan et al. 2025); null for fewer than two, or where they do not say the same. */
  readonly gini: number | null;
  /** Rényi efficiency of order 2.5 (Zouhar et al. 2023), of all tokens together; null where there are none. */
  readonly renyi: number | null;
  /** Entries that occur. */
  readonly types: number;
}

/** Merges as they were learned, in columns: a longer list has the same beginning. */
export interface LearnedMerges {
  readonly count: number;
  left(merge: number): number;
  right(merge: number): number;
  /** The entry's id that it makes. */
  id(merge: number): number;
  /** How often the pair stood in the text, by weights. */
  times(merge: number): number;
  /** Number of the language that named it; null where none did. */
  language(merge: number): number | null;
  /** An entry as the file writes it. */
  entry(id: number): string;
}

/** The tokenizer.json of what a run has learned. */
export interface TrainedFile {
  readonly json: Blob;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Entries that it has. */
  readonly size: number;
}

/** One training. */
export interface TrainRun {
  readonly state: RunState;
  /** What it was started with; the form may say something else by now. */
  readonly recipe: TrainingRecipe;
  readonly corpus: TrainCorpus;
  /** Null before it has begun, and once it has ended. */
  readonly progress: RunProgress | null;
  /** Null until the text has been read. */
  readonly facts: CorpusFacts | null;
  /** At sizes about 2 % apart, the last where it is now. */
  readonly curve: readonly CurvePoint[];
  readonly merges: LearnedMerges;
  /** Entries that there are. */
  readonly size: number;
  /** What there is to keep; null before there was any. */
  readonly file: TrainedFile | null;
  /** Why it failed, and what to do. */
  readonly problem: string | null;
  /** What else is to be said of it: that the text was used up before the size, what was left out. A sentence each. */
  readonly notes: readonly string[];
}
