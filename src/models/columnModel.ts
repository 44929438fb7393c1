import { findModel, hasTokenizer } from "./findModel";
import type { ModelWindow } from "./modelTable";

/** A model that a column is called by. */
export interface NamedModel {
  readonly name: string;
  readonly window: ModelWindow | null;
}

/**
 * What a column is called by that shows a model, with the window that the model has.
 * @param name as somebody chose it, or a link says
 * @param tokenizer the column's, as links name it: of the Hub at any commit
 * @returns null where the model has another tokenizer, or none that is known
 */
export function columnModel(name: string, tokenizer: string): NamedModel | null {
  const found = findModel(name);
  return found !== null && hasTokenizer(found) && isOf(found.row.tokenizer, tokenizer)
    ? { name, window: found.window }
    : null;
}

/** Whether a tokenizer as links name it is the one that the table names: at whichever commit, and cut by whichever pattern. */
export function isOf(named: string, tokenizer: string): boolean {
  return tokenizer === named || (named.startsWith("hub:") && tokenizer.startsWith(`${named}@`));
}
