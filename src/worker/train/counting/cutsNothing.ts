import { PartCount } from "../../../training/countWords";
import type { TrainingRecipe } from "../../../training/recipe";

/** UTF-16 units of the text that tell whether a pattern finds anything. */
const sampleUnits = 50_000;

/** Whether a pattern finds nothing at a text's beginning, where there are words: whole lines are learned from then. */
export function cutsNothing(recipe: TrainingRecipe, text: string): boolean {
  const sample = text.slice(0, sampleUnits);
  if (recipe.pattern === "none" || !/\S\s+\S/.test(sample)) return false;
  const [cut, whole] = [recipe, { ...recipe, pattern: "none" }].map((its) => new PartCount(its).count(sample)[0]);
  return cut?.counts.length === whole?.counts.length && cut?.bytes.length === whole?.bytes.length;
}
