import { TokenizerError } from "../tokenizers/tokenizer";
import type { MergeStep } from "./algorithm";
import { type MergesFile, nestedFile } from "./bpe/nested";
import { learners } from "./learners";
import type { TrainingRecipe } from "./recipe";

/** How a vocabulary came about. */
export interface LearnedBy {
  /** Entries that there were before all merges. */
  readonly base: number;
  /** As `Learner.crossedAt` has it at the end. */
  readonly crossedAt: number | null;
  /** All merges that were learned for it, in order. */
  readonly merges: Iterable<Pick<MergeStep, "left" | "right" | "id">>;
}

/**
 * The file that a training had when it had fewer entries.
 * @param file as `Learner.file` gave it at a size
 * @param size entries that it is to have, from the base on
 * @throws {TokenizerError} where smaller vocabularies are no part of larger ones
 */
export function fileAtSize(
  file: object,
  recipe: TrainingRecipe,
  { base, crossedAt, merges }: LearnedBy,
  size: number,
): object {
  const { model } = file as { readonly model: object };
  if (isMergesFile(file)) {
    // Until its words joined SuperBPE was BPE, whose pre-tokens are words.
    const cut = crossedAt !== null && size <= crossedAt ? learners.bpe.cuts(recipe)[0] : file;
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

function* stepsOf(base: number, merges: LearnedBy["merges"]): Generator<MergeStep> {
  let size = base;
  for (const { left, right, id } of merges) {
    // What a merge gave was there before, or is the first entry that was not.
    size = Math.max(size, id + 1);
    yield { kind: "merge", left, right, id, count: 0, size };
  }
}
