import { PartCount } from "../training/countWords";
import type { TrainingRecipe } from "../training/recipe";
import type { WordColumns } from "../training/wordTable";

/**
 * Makes what counts a training's pre-tokens, some texts at a time, in this thread or in another.
 * @returns a function that throws {TokenizerError} where a pattern does not come to a line's end
 */
export function trainingWork(recipe: TrainingRecipe): (texts: readonly string[]) => WordColumns[] {
  const part = new PartCount(recipe);
  return (texts) => part.count(...texts);
}
