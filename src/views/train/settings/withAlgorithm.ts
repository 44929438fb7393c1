import type { Algorithm } from "../../../training/algorithms";
import type { TrainingRecipe } from "../../../training/recipe";

/** What a recipe has as usual with each algorithm. */
const usual: Readonly<Record<Algorithm, Pick<TrainingRecipe, "pattern"> & Partial<TrainingRecipe>>> = {
  bpe: { pattern: "o200k_base" },
  characters: { pattern: "metaspace", byteFallback: true },
  wordpiece: { pattern: "whitespace" },
  unigram: { pattern: "metaspace", byteFallback: true },
  superbpe: { pattern: "o200k_base" },
  parity: { pattern: "o200k_base" },
  lib: { pattern: "none" },
};

/** What changes in a recipe with the algorithm: what is as usual with the one before becomes what is usual with this one. */
export function withAlgorithm(recipe: TrainingRecipe, algorithm: Algorithm): Partial<TrainingRecipe> {
  const next = usual[algorithm];
  const isUsual = recipe.pattern === usual[recipe.algorithm].pattern;
  return { algorithm, ...next, pattern: isUsual ? next.pattern : recipe.pattern };
}
