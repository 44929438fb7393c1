import { toByteAlphabet } from "../../tokenizers/byteAlphabet";
import type { TrainingAlgorithm } from "../algorithm";
import { addedTokensOf, cutBytes, mergesOf, type TrainingRecipe, vocabOf } from "../recipe";
import type { Merge } from "./learnBpe";
import { MergesLearner } from "./mergesLearner";

const bytes = [...toByteAlphabet(Uint8Array.from({ length: 256 }, (_, byte) => byte))];

/** BPE over bytes (Radford et al. 2019): all of them are entries, so that there is no text that it cannot write. */
export const byteBpe: TrainingAlgorithm = {
  least: ({ specials }) => new Set(specials).size + bytes.length,
  cuts: (recipe) => [fileOf(recipe, [...new Set([...recipe.specials, ...bytes])], [])],
  start: (text, recipe) =>
    new MergesLearner(
      text,
      { ...recipe, over: "bytes", alphabet: bytes, alphabetLimit: null, continuing: "" },
      (entries, merges) => fileOf(recipe, entries, merges),
    ),
};

function fileOf(recipe: TrainingRecipe, entries: readonly string[], merges: readonly Merge[]): object {
  const { model, ...file } = cutBytes(recipe);
  return {
    ...file,
    added_tokens: addedTokensOf(recipe.specials),
    model: { ...model, vocab: vocabOf(entries), merges: mergesOf(entries, merges) },
  };
}
