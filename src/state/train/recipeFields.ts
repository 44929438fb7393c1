import { algorithms } from "../../training/algorithms";
import { digitRules, normalizerNames } from "../../training/choices";
import type { TrainingRecipe } from "../../training/recipe";
import { flag, type LinkField, listed, named, oneOf, orNone, whole } from "./linkFields";

/** Entries that a vocabulary trained in the page has at most: the largest published ones have a quarter of that. */
export const mostInPage = 1_000_000;

/** UTF-16 units of a pattern, or of all control tokens together, that a link carries. */
export const longestPattern = 4000;

/** The fields of a recipe, as links have them. A new one has its line here, or this does not compile. */
export const recipeFields: { readonly [Field in keyof TrainingRecipe]-?: LinkField<TrainingRecipe[Field]> } = {
  algorithm: oneOf("algorithm", algorithms),
  size: whole("size", 1, mostInPage),
  pattern: named("pattern", longestPattern),
  digits: oneOf("digits", digitRules),
  normalizer: oneOf("normalizer", normalizerNames),
  minimumCount: whole("min", 0, 1_000_000_000),
  alphabetLimit: orNone(whole("alphabet", 1, mostInPage)),
  byteFallback: flag("fallback"),
  specials: listed("specials", 1000, longestPattern),
  transition: orNone(whole("transition", 1, mostInPage)),
  globalMerges: whole("global", 0, mostInPage),
  window: whole("window", 0, mostInPage),
  windowRatio: whole("ratio", 1, 1000),
  seed: whole("seed", 0, 2 ** 32 - 1),
};
