import { toByteAlphabet } from "../../tokenizers/byteAlphabet";
import type { TrainingAlgorithm } from "../algorithm";
import { addedTokensOf, cutBytes, mergesOf, type TrainingRecipe, vocabOf } from "../recipe";
import type { BpeRecipe, Merge } from "./learnBpe";
import { MergesLearner } from "./mergesLearner";

const bytes = [...toByteAlphabet(Uint8Array.from({ length: 256 }, (_, byte) => byte))];

/** BPE over bytes (Radford et al. 2019): all of them are entries, so that there is no text that it cannot write. */
export const byteBpe: TrainingAlgorithm = {
  least: ({ specials }) => new Set(specials).size + bytes.length,
  cuts: (recipe) => [byteBpeFile(recipe, byteEntriesOf(recipe), [])],
  start: (text, recipe) =>
    new MergesLearner(text, toByteRecipe(recipe), (entries, merges) => byteBpeFile(recipe, entries, merges)),
};

/** Entries that there are before anything is learned: control tokens, then all bytes, in the byte alphabet. */
export function byteEntriesOf({ specials }: TrainingRecipe): string[] {
  return [...new Set([...specials, ...bytes])];
}

/** What merges over bytes are learned by. */
export function toByteRecipe(recipe: TrainingRecipe): BpeRecipe {
  return { ...recipe, over: "bytes", alphabet: bytes, alphabetLimit: null, continuing: "" };
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
