import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** Where tokenizers are brought from, and what has been. */
export type TokenizerTab = "hub" | "file" | "kept";

/** What the dialog begins with. */
export type TokenizerDialogStart =
  /** What is to be looked up on the Hub, as people type it. */
  | { readonly hub: string }
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
