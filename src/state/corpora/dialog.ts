import { create } from "zustand";
import type { ChosenFile } from "../../worker/corpus/protocol";

/** Files that somebody has handed over, and those that could not be had. */
export interface GivenFiles {
  readonly files: readonly ChosenFile[];
  /** A sentence each. */
  readonly problems: readonly string[];
}

export interface CorpusDialogState {
  readonly isOpen: boolean;
  /** Files that were dropped, until the dialog takes them; a folder's are found one after another. */
  readonly dropped: Promise<GivenFiles> | null;
  /** Whether the button that says which corpus is used shall have the focus: the one that had it left with the last corpus. */
  readonly wantsFocus: boolean;
}

/** Whether the dialog of corpora is open, and what was dropped for it. Apart from what it does, which is loaded with it. */
export const useCorpusDialog = create<CorpusDialogState>()(() => ({
  isOpen: false,
  dropped: null,
  wantsFocus: false,
}));

/** Opens the dialog; with files, to show what they hold. */
export function openCorpusDialog(dropped: Promise<GivenFiles> | null = null): void {
  useCorpusDialog.setState({ isOpen: true, dropped, wantsFocus: false });
}

/** Closes the dialog; files that it has not taken are forgotten. */
export function closeCorpusDialog(): void {
  useCorpusDialog.setState({ isOpen: false, dropped: null });
}
