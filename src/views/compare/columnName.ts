import type { ColumnModel, CompareSlice } from "../../state/compare/slice";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** What a column goes by: the models that it was chosen by, else its tokenizer's name. */
export function columnName(reference: TokenizerReference, { models }: Pick<CompareSlice, "models">): string {
  const named = models?.[reference];
  return named === undefined ? tokenizerEntry(reference).label : modelNames(named);
}

/** The names of a column's models. */
export function modelNames(models: readonly ColumnModel[]): string {
  return models.map(({ name }) => name).join(", ");
}
