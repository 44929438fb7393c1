import { PartCount } from "../../../training/countWords";
import type { TrainingRecipe } from "../../../training/recipe";
import type { TextBlock } from "../text/trainingText";

/** Bytes, or UTF-16 units, of the text that tell whether a pattern finds anything. */
const sample = 50_000;

/** What a block begins with, as far as it is looked at; empty where nothing is learned from it. */
export function beginningOf(block: TextBlock): string {
  if (block.kind === "segments") return block.learned[0]?.slice(0, sample) ?? "";
  return new TextDecoder().decode(block.bytes.subarray(0, sample));
}

/** Whether a pattern finds nothing at a text's beginning, where there are words: whole lines are learned from then. */
export function cutsNothing(recipe: TrainingRecipe, beginning: string): boolean {
  if (recipe.pattern === "none" || !/\S\s+\S/.test(beginning)) return false;
  const [cut, whole] = [recipe, { ...recipe, pattern: "none" }].map((its) => new PartCount(its).count(beginning)[0]);
  return cut?.counts.length === whole?.counts.length && cut?.bytes.length === whole?.bytes.length;
}
