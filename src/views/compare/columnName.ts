import type { ColumnModel, CompareSlice } from "../../state/compare/slice";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** What a column goes by: the models that it was chosen by, else its tokenizer's name. */
export function columnName(reference: TokenizerReference, { models }: Pick<CompareSlice, "models">): string {
  return modelNames(models?.[reference]) ?? tokenizerEntry(reference).label;
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
