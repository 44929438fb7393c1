import { TokenizerError } from "../tokenizers/tokenizer";
import type { MergeStep } from "./algorithm";
import { type MergesFile, nestedFile } from "./bpe/nested";
import { learners } from "./learners";
import type { TrainingRecipe } from "./recipe";
import { transitionOf } from "./superbpe/superBpe";

/** What has to be known of a merge to do it again. */
export type MergeOf = Pick<MergeStep, "left" | "right" | "id">;

/**
 * The file that a training had when it had fewer entries.
 * @param file as `Learner.file` gave it at a size
 * @param base entries that there were before all merges
 * @param merges all that were learned for it, in order
 * @param size entries that it is to have, from the base on
 * @throws {TokenizerError} where smaller vocabularies are no part of larger ones
 */
export function fileAtSize(
  file: object,
  recipe: TrainingRecipe,
  base: number,
  merges: Iterable<MergeOf>,
  size: number,
): object {
  const { model } = file as { readonly model: object };
  if (isMergesFile(file)) {
    // Up to its transition SuperBPE is BPE, whose pre-tokens are words.
    const isOfWords = recipe.algorithm === "superbpe" && size <= transitionOf(recipe);
    const cut = isOfWords ? learners.bpe.cuts(recipe)[0] : file;
    return nestedFile({ ...file, ...cut, model: file.model }, stepsOf(base, merges), size);
  }
  if (recipe.algorithm === "wordpiece" && "vocab" in model) {
    const vocab = Object.entries(model.vocab as Readonly<Record<string, number>>).filter(([, id]) => id < size);
    return { ...file, model: { ...model, vocab: Object.fromEntries(vocab) } };
  }
  if ("vocab" in model && size >= Object.keys(model.vocab as object).length) return file;
  throw new TokenizerError(
    "This algorithm’s smaller vocabularies are no part of its larger ones: train again, to that size.",
  );
}

function isMergesFile(file: object): file is MergesFile {
  return "merges" in (file as { readonly model: object }).model;
}

function* stepsOf(base: number, merges: Iterable<MergeOf>): Generator<MergeStep> {
  let size = base;
  for (const { left, right, id } of merges) {
    // What a merge gave was there before, or is the first entry that was not.
    size = Math.max(size, id + 1);
    yield { kind: "merge", left, right, id, count: 0, size };
  }
}
