import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { useAppStore } from "../store";
import type { ColumnModel, CompareSlice } from "./slice";

type Named = Pick<CompareSlice, "models">;

/** What a column goes by: the models that it was chosen by, else its tokenizer's name. */
export function columnName(reference: TokenizerReference, { models }: Named): string {
  return modelNames(models?.[reference]) ?? tokenizerEntry(reference).label;
}

/** What a column goes by away from its head, where nothing beneath says its tokenizer: “GPT-5.2 (o200k_base)”. */
export function columnTitle(reference: TokenizerReference, { models }: Named): string {
  const names = modelNames(models?.[reference]);
  const { label } = tokenizerEntry(reference);
  return names === undefined ? label : `${names} (${label})`;
}

/** {@link columnTitle} of any column, in components. */
export function useColumnTitles(): (reference: TokenizerReference) => string {
  const models = useAppStore((state) => state.comparison.models);
  return (reference) => columnTitle(reference, { models });
}

/** The names of a column's models; undefined where it goes by none. */
export function modelNames(models: readonly ColumnModel[] | undefined): string | undefined {
  return models?.map(({ name }) => name).join(", ");
}

/** The least context window of a column's models; undefined where none is known of any. */
export function modelWindow(
  models: readonly ColumnModel[] | undefined,
): NonNullable<ColumnModel["window"]> | undefined {
  return models?.flatMap(({ window }) => window ?? []).sort((a, b) => a.tokens - b.tokens)[0];
}
