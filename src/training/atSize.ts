import { TokenizerError } from "../tokenizers/tokenizer";
import type { MergeStep } from "./algorithm";
import { type MergesFile, nestedFile } from "./bpe/nested";
import { learners } from "./learners";
import type { TrainingRecipe } from "./recipe";

/** What has to be known of a merge to do it again. */
export type MergeOf = Pick<MergeStep, "left" | "right" | "id">;

/**
 * The file that a training had when it had fewer entries.
 * @param file as `Learner.file` gave it at a size
 * @param merges all that were learned for it, in order
 * @param size entries that it is to have, from what there was before all merges on
 * @throws {TokenizerError} where smaller vocabularies are no part of larger ones
 */
export function fileAtSize(file: object, recipe: TrainingRecipe, merges: Iterable<MergeOf>, size: number): object {
  const { model } = file as { readonly model: object };
  if (isMergesFile(file)) {
    const isWithin = recipe.algorithm === "superbpe" && size <= (recipe.transition ?? recipe.size * 0.8);
    // Up to its transition it is BPE, whose pre-tokens are words.
    const words = isWithin ? learners.bpe.cuts(recipe)[0] : {};
    return { ...nestedFile({ ...file, ...words, model: file.model }, stepsOf(merges), size), added_tokens: addedTokensOf(file) };
  }
  if ("type" in model && model.type === "WordPiece" && "vocab" in model) {
    const vocab = Object.entries(model.vocab as Readonly<Record<string, number>>).filter(([, id]) => id < size);
    return { ...file, model: { ...model, vocab: Object.fromEntries(vocab) } };
  }
  throw new TokenizerError("This algorithm’s smaller vocabularies are no part of its larger ones: train again, to that size.");
}

function isMergesFile(file: object): file is MergesFile {
  return "merges" in (file as { readonly model: object }).model;
}

function addedTokensOf(file: object): unknown {
  return "added_tokens" in file ? file.added_tokens : [];
}

function* stepsOf(merges: Iterable<MergeOf>): Generator<MergeStep> {
  let size = -1;
  for (const { left, right, id } of merges) {
    // What a merge gave was there before, or is the first entry that was not.
    size = Math.max(size, id + 1);
    yield { kind: "merge", left, right, id, count: 0, size };
  }
}
