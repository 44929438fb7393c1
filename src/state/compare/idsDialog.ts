import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** What a column's dialog was opened for: to take its tokens along, to cut another way, or to read ids as some tokenizer's. */
export type AskedIds =
  | { readonly take: TokenizerReference }
  /** With what is done to the text first in sight, where somebody has asked for that. */
  | { readonly cut: TokenizerReference; readonly isOfText?: boolean }
  /** The list is as it was pasted; "" where it is yet to be. */
  | { readonly read: TokenizerReference; readonly source: string };

/** What the dialog of ids is open for; null while it is not. */
export const useIdsDialog = create<{ readonly asked: AskedIds | null }>()(() => ({ asked: null }));

/** Opens the dialog of ids, or closes it. */
export function askIds(asked: AskedIds | null): void {
  useIdsDialog.setState({ asked });
}
