import { findModel, hasTokenizer } from "./findModel";
import type { ModelWindow } from "./modelTable";

/** A model that a column is called by. */
export interface NamedModel {
  /** As somebody chose it, or a link says. */
  readonly name: string;
  /** The context window that its publisher states, and that in words without a full stop; null where it is not known. */
  readonly window: { readonly tokens: number; readonly reason: string } | null;
}

/** What a column goes by that shows a model. */
export function namedModel(name: string, window: ModelWindow | null): NamedModel {
  if (window === null) return { name, window };
  const reason = `${name} takes so many (${hostOf(window.source)})`;
  return { name, window: { tokens: window.tokens, reason } };
}

/** Whose address it is. */
function hostOf(address: string): string {
  return address.split("/")[2] ?? address;
}

/**
 * {@link namedModel} for a name that nobody has looked up yet.
 * @param tokenizer the column's, as links name it: of the Hub at any commit
 * @returns null where the model has another tokenizer, or none that is known
 */
export function columnModel(name: string, tokenizer: string): NamedModel | null {
  const found = findModel(name);
  return found !== null && hasTokenizer(found) && isOf(found.row.tokenizer, tokenizer)
    ? namedModel(name, found.window)
    : null;
}

/** Whether a tokenizer as links name it is the one that the table names: at whichever commit, and cut by whichever pattern. */
export function isOf(named: string, tokenizer: string): boolean {
  return tokenizer === named || (named.startsWith("hub:") && tokenizer.startsWith(`${named}@`));
}
