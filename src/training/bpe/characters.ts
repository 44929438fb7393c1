import type { TrainingAlgorithm } from "../algorithm";
import { byteNames, firstEntries } from "../firstEntries";
import { addedTokensOf, cutText, mergesOf, type TrainingRecipe, textDecoder, vocabOf } from "../recipe";
import type { Merge } from "./learnBpe";
import { MergesLearner } from "./mergesLearner";

/** What no entry is of, where a control token of this name is asked for. */
const unknown = "<unk>";

/**
 * BPE over characters (Sennrich et al. 2016). A character without an entry is written in bytes where these are entries; else it is unknown,
 * if the recipe has a control token for that, and left out of the tokens if not, all as Hugging Face's `BPE` does.
 */
export const characterBpe: TrainingAlgorithm = {
  cuts: (recipe) => [fileOf(recipe, firstEntries(recipe), [])],
  start: (text, recipe) =>
    new MergesLearner(
      text,
      {
        ...recipe,
        specials: firstEntries(recipe),
        over: "characters",
        alphabet: [],
        continuing: "",
        missing: missingOf(recipe),
      },
      (entries, merges) => fileOf(recipe, entries, merges),
    ),
};

function missingOf({ specials, byteFallback }: TrainingRecipe): (bytes: Uint8Array) => readonly string[] {
  if (byteFallback) return (bytes) => Array.from(bytes, (byte) => byteNames[byte] as string);
  return () => (specials.includes(unknown) ? [unknown] : []);
}

function fileOf(recipe: TrainingRecipe, entries: readonly string[], merges: readonly Merge[]): object {
  return {
    ...cutText(recipe),
    added_tokens: addedTokensOf(recipe.specials),
    decoder: textDecoder(recipe),
    model: {
      type: "BPE",
      dropout: null,
      unk_token: recipe.specials.includes(unknown) ? unknown : null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: recipe.byteFallback,
      ignore_merges: false,
      vocab: vocabOf(entries),
      merges: mergesOf(entries, merges),
    },
  };
}
