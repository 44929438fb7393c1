import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { actions, useAppStore } from "../store";
import { type ColumnModel, maxColumns } from "./slice";

/**
 * Shows a model: the column of its tokenizer goes by its name, and is added where there is none. A column goes by all models that
 * it was chosen by, since they all have its tokenizer.
 */
export function showModel(reference: TokenizerReference, model: ColumnModel): void {
  const { models, tokenizers } = useAppStore.getState().comparison;
  if (!tokenizers.includes(reference) && tokenizers.length >= maxColumns) return;
  const named = models?.[reference] ?? [];
  // First the name: so both are one step of the history. A tokenizer that is called as its model needs none.
  if (model.name !== tokenizerEntry(reference).label && !named.some(({ name }) => name === model.name)) {
    actions.setOptions({ models: { ...models, [reference]: [...named, model] } });
  }
  actions.addTokenizer(reference);
}

/** Has a column go by a model's name no more, or by none; the column stays. @param name of one model; all of them if left out */
export function unnameColumn(reference: TokenizerReference, name?: string): void {
  const { [reference]: named = [], ...others } = useAppStore.getState().comparison.models ?? {};
  const left = name === undefined ? [] : named.filter((model) => model.name !== name);
  const models = left.length > 0 ? { ...others, [reference]: left } : others;
  actions.setOptions({ models: Object.keys(models).length > 0 ? models : undefined });
}
