import {
  describeStages,
  type StageStep,
  type StageSteps,
} from "../../../../tokenizers/formats/describe/describeStages";
import type { TokenizerParts } from "../../../../tokenizers/formats/parts";

/** What of a tokenizer besides its entries two have in different ways. */
export type ChangedStage = keyof StageSteps | "decoder";

/** A stage that is not the same in both, in words and with its pattern or template. */
export interface StageChange {
  readonly stage: ChangedStage;
  /** What the first and the second do; empty for nothing. */
  readonly a: readonly StageStep[];
  readonly b: readonly StageStep[];
}

const fields: Readonly<Record<Exclude<ChangedStage, "addedTokens" | "model">, string>> = {
  normalizer: "normalizer",
  preTokenizer: "pre_tokenizer",
  postProcessor: "post_processor",
  decoder: "decoder",
};

/**
 * The stages in which two tokenizers differ: by what their files say, so that nothing is overlooked that words leave out; files of
 * different formats by the words. Added tokens are told one by one elsewhere.
 * @throws {TokenizerError} for fields that are malformed; parts that a tokenizer was built of are not
 */
export function stageChanges(a: TokenizerParts, b: TokenizerParts): StageChange[] {
  const [wordsA, wordsB] = [describeStages(a), describeStages(b)];
  const [fileA, fileB] = [fileOf(a), fileOf(b)];
  const isSameFormat = a.recipe.kind === b.recipe.kind;
  const changes: StageChange[] = [];
  for (const stage of ["normalizer", "preTokenizer", "model", "postProcessor", "decoder"] as const) {
    const [stepsA, stepsB] = stage === "decoder" ? [[], []] : [wordsA[stage], wordsB[stage]];
    const isSame =
      isSameFormat && fileA !== null && fileB !== null
        ? canonical(stage === "model" ? modelOf(fileA) : fileA[fields[stage]]) ===
          canonical(stage === "model" ? modelOf(fileB) : fileB[fields[stage]])
        : canonical(stage === "model" ? names(stepsA) : stepsA) ===
          canonical(stage === "model" ? names(stepsB) : stepsB);
    if (!isSame) changes.push({ stage, a: stepsA, b: stepsB });
  }
  return changes;
}

/** Kinds of models alone: their words have numbers of entries too, which are told elsewhere. */
function names(steps: readonly StageStep[]): string[] {
  return steps.map(({ name }) => name);
}

function modelOf(file: Readonly<Record<string, unknown>>): unknown {
  return file.model;
}

function fileOf({ recipe }: TokenizerParts): Readonly<Record<string, unknown>> | null {
  if (recipe.kind === "tiktoken" || typeof recipe.file !== "object" || recipe.file === null) return null;
  return recipe.file as Readonly<Record<string, unknown>>;
}

/** JSON with the members of objects in order: nothing where there is none. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
