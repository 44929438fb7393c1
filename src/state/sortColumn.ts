import type { TokenizerReference } from "../tokenizers/tokenizerReference";

/** How a table is sorted: null where by the first tokenizer, whichever that is. */
interface TableSort {
  readonly column: string | null;
  readonly descending: boolean;
}

/** A table's sort among these columns: by the first one where it was by a tokenizer that is gone; undefined where it stays. */
export function sortAmong({ column, descending }: TableSort, tokenizers: readonly TokenizerReference[]) {
  const isGone = column?.includes(":") && !tokenizers.some((reference) => reference === column);
  return isGone ? { column: null, descending } : undefined;
}
