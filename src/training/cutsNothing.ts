import { PartCount } from "./countWords";
import type { TrainingRecipe } from "./recipe";

/** Bytes, or UTF-16 units, of a text's beginning that tell whether a pattern finds anything. */
export const toldBy = 50_000;

/**
 * What is to be said of a pattern that finds nothing at a text's beginning, where there are words: whole lines are learned from then; null where it
 * finds something.
 * @param beginning of the text, {@link toldBy} of it at most
 * @throws {TokenizerError} for a pattern that cannot be read
 */
export function cutsNothing(recipe: TrainingRecipe, beginning: string): string | null {
  if (recipe.pattern === "none" || !/\S\s+\S/.test(beginning)) return null;
  const [cut, whole] = [recipe, { ...recipe, pattern: "none" }].map((its) => new PartCount(its).count(beginning)[0]);
  if (cut?.counts.length !== whole?.counts.length || cut?.bytes.length !== whole?.bytes.length) return null;
  return "The pattern cuts nothing at the beginning of the text: each line is one pre-token, and whole lines become entries.";
}
