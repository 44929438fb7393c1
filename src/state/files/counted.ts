import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { Tally } from "./tally";

/** Files that somebody has given, and what they come to. */
export interface GivenTally {
  readonly tally: Tally;
  /** The folder's name, or null for files that came without one. */
  readonly folder: string | null;
  /** What could not be had, a sentence each. */
  readonly problems: readonly string[];
}

/** How far counting is. */
export interface CountingProgress {
  /** Bytes to read, over all tokenizers, and those that have been. */
  readonly done: number;
  readonly total: number;
  /** Seconds left at the speed so far; null while nobody can know. */
  readonly secondsLeft: number | null;
}

/** What the Files page has to show. */
export interface FilesState {
  readonly given: GivenTally | null;
  /** Grows with each drawing: the tally itself is filled in place. */
  readonly version: number;
  /** Why a tokenizer has no counts, or not all. */
  readonly problems: Readonly<Partial<Record<TokenizerReference, string>>>;
  /** Null where nothing is being counted. */
  readonly progress: CountingProgress | null;
  /** Whether the user has stopped the counting, or is to say first that it shall begin. */
  readonly isStopped: boolean;
}

export const useFilesStore = create<FilesState>()(() => ({
  given: null,
  version: 0,
  problems: {},
  progress: null,
  isStopped: false,
}));
