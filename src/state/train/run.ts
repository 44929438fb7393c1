import type { TrainingRecipe } from "../../training/recipe";
import type { CorpusFacts, CurvePoint, FinishedRound, TrainProgress } from "../../worker/train/protocol";
import type { TrainCorpus } from "./choice";
import type { LearnedMerges } from "./merges";

export type {
  CorpusFacts,
  CurvePoint,
  FinishedRound,
  TrainedLanguage,
  TrainProgress,
  WeighedEntry,
} from "../../worker/train/protocol";
export type { LearnedMerges } from "./merges";

/** The two runs that there can be side by side. */
export const runNames = ["first", "second"] as const;
export type RunName = (typeof runNames)[number];

/**
 * What a run does, or has come to. `waiting` for the text to be opened, or for the other run to end; `stopped` by hand, with what there was
 * kept; `failed` with a problem, and what there was before it kept too.
 */
export type RunState = "waiting" | "counting" | "learning" | "paused" | "stopped" | "done" | "failed";

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
  readonly progress: TrainProgress | null;
  /** Null until the text has been counted. */
  readonly facts: CorpusFacts | null;
  /** At sizes about 2 % apart, the last where it is now. */
  readonly curve: readonly CurvePoint[];
  readonly merges: LearnedMerges;
  /** What rounds over all pieces have come to, for algorithms that do not merge and tell it. */
  readonly rounds: readonly FinishedRound[];
  /** Entries that there are. */
  readonly size: number;
  /** What there is to keep; null before there was any. While it learns it is some seconds old. */
  readonly file: TrainedFile | null;
  /** Why it failed, and what to do. */
  readonly problem: string | null;
  /** What else is to be said of it, a sentence each: that the text was used up before the size, that a link was made of another text. */
  readonly notes: readonly string[];
}

/** Whether a run has come to its end. */
export function hasEnded({ state }: TrainRun): boolean {
  return state === "stopped" || state === "done" || state === "failed";
}
