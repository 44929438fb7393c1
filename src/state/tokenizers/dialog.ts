import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { ColumnModel } from "../compare/slice";

/** Where tokenizers are brought from, and what has been. */
export type TokenizerTab = "hub" | "file" | "kept";

/** What the dialog begins with. */
export type TokenizerDialogStart =
  /** What is to be looked up on the Hub, as people type it; and the model whose tokenizer it is, where it was chosen by one. */
  | { readonly hub: string; readonly model?: ColumnModel }
  /** Files that were dropped. */
  | { readonly files: readonly File[]; readonly folder: string | null }
  /** The file that a link's column waits for. */
  | { readonly wanted: TokenizerReference };

export interface TokenizerDialogState {
  readonly isOpen: boolean;
  readonly tab: TokenizerTab;
  readonly start: TokenizerDialogStart | null;
}

/** Whether the dialog that brings tokenizers is open, and with what. Apart from what it does, which is loaded with it. */
export const useTokenizerDialog = create<TokenizerDialogState>()(() => ({ isOpen: false, tab: "hub", start: null }));

/** Opens the dialog. */
export function openTokenizerDialog(tab: TokenizerTab, start: TokenizerDialogStart | null = null): void {
  useTokenizerDialog.setState({ isOpen: true, tab, start });
}

/** Closes the dialog; what it was to begin with is forgotten. */
export function closeTokenizerDialog(): void {
  useTokenizerDialog.setState({ isOpen: false, start: null });
}
