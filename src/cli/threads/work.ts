import type { PremiumMode } from "../../analysis/premium";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { TrainingRecipe } from "../../training/recipe";
import type { CorpusText } from "../corpusInput";

/** A tokenizer as another thread is told of it. */
export interface TokenizerSource {
  /** What the command line calls it. */
  readonly name: string;
  /** Null for a baseline, which its name makes. */
  readonly parts: TokenizerParts | null;
}

interface Tokenizers {
  readonly tokenizers: readonly TokenizerSource[];
  readonly options: EncodeOptions;
}

/** To count blocks of texts. */
export interface CountJob extends Tokenizers {
  readonly kind: "count";
}

/** To measure languages against a pivot. */
export interface PremiumJob extends Tokenizers {
  readonly kind: "premium";
  readonly pivot: CorpusText;
  readonly mode: PremiumMode;
  /** The name of a measure. */
  readonly measure: string;
}

/** To count a training's pre-tokens. */
export interface TrainJob {
  readonly kind: "train";
  readonly recipe: TrainingRecipe;
}

/** What a helper is told once, before its tasks: all that these have in common. */
export type Job = CountJob | PremiumJob | TrainJob;

/** What a helper answers to a task. Classes do not come through: of errors that are meant for people there is the message. */
export type Answer<Result> =
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "failed"; readonly error: unknown };
