import { PartCount } from "../training/countWords";
import type { TrainingRecipe } from "../training/recipe";
import type { TextPart } from "../training/train";
import type { WordColumns } from "../training/wordTable";

/** Texts that are counted at a time, each by itself. */
export interface TrainTask {
  readonly texts: readonly string[];
  /** Number of the language that they are in. */
  readonly language: number;
  readonly part: TextPart;
}

/**
 * Makes what counts a training's pre-tokens, some texts at a time, in this thread or in another.
 * @returns a function that throws {TokenizerError} where a pattern does not come to a line's end
 */
export function trainingWork(recipe: TrainingRecipe): (task: TrainTask) => WordColumns[] {
  const part = new PartCount(recipe);
  return ({ texts }) => part.count(...texts);
}
