import { firstEntries, isOfCharacters, leastSize } from "../../../training/firstEntries";
import type { TrainingRecipe } from "../../../training/recipe";
import { formatCount } from "../../../ui/format";

/** Why a size is too small for anything to be learned, which is known without the text; null where it is not. */
export function sizeProblem(recipe: TrainingRecipe): string | null {
  const least = leastSize(recipe);
  return recipe.size >= least ? null : `Take ${formatCount(least)} at least: ${firstWords(recipe)}.`;
}

/** What entries go to whatever is learned, where that depends on the text; null where all of them are known. */
export function sizeNote(recipe: TrainingRecipe): string | null {
  if (!isOfCharacters(recipe.algorithm)) return null;
  const { alphabetLimit } = recipe;
  const characters =
    alphabetLimit === null ? "each character of the text is one" : `up to ${formatCount(alphabetLimit)} characters are`;
  const first = firstWords(recipe);
  const said = first === "" ? characters : `${first}, and ${characters}`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** What there is before anything is learned: “256 are bytes, 2 are control tokens”. */
function firstWords(recipe: TrainingRecipe): string {
  const bytes = isOfCharacters(recipe.algorithm) && !recipe.byteFallback ? 0 : 256;
  const others = firstEntries(recipe).length - bytes;
  const controls = others === 1 ? "1 is a control token" : `${formatCount(others)} are control tokens`;
  return [...(bytes > 0 ? [`${bytes} are bytes`] : []), ...(others > 0 ? [controls] : [])].join(", ");
}
