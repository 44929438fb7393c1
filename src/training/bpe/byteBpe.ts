import type { TrainingAlgorithm } from "../algorithm";
import { byteEntries, firstEntries } from "../firstEntries";
import { addedTokensOf, cutBytes, mergesOf, type TrainingRecipe, vocabOf } from "../recipe";
import type { BpeRecipe, Merge } from "./learnBpe";
import { MergesLearner } from "./mergesLearner";

/** BPE over bytes (Radford et al. 2019): all of them are entries, so that there is no text that it cannot write. */
export const byteBpe: TrainingAlgorithm = {
  cuts: (recipe) => [byteBpeFile(recipe, firstEntries(recipe), [])],
  start: (text, recipe) =>
    new MergesLearner(text, toByteRecipe(recipe), (entries, merges) => byteBpeFile(recipe, entries, merges)),
};

/** What merges over bytes are learned by. */
export function toByteRecipe(recipe: TrainingRecipe): BpeRecipe {
  return { ...recipe, over: "bytes", alphabet: byteEntries, alphabetLimit: null, continuing: "" };
}

/**
 * The tokenizer.json of byte-level BPE.
 * @throws {TokenizerError} for a pattern that cannot be read
 */
export function byteBpeFile(recipe: TrainingRecipe, entries: readonly string[], merges: readonly Merge[]): object {
  const { model, ...file } = cutBytes(recipe);
  return {
    ...file,
    added_tokens: addedTokensOf(recipe.specials),
    model: { ...model, vocab: vocabOf(entries), merges: mergesOf(entries, merges) },
  };
}
