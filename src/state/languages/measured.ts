import { create } from "zustand";
import type { LanguageFigures } from "../../analysis/languageFigures";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { LoadProgress } from "../../worker/pool/protocol";
import type { OpenCorpus } from "../corpora/openCorpus";

/** Figures by tokenizer and language's code. */
export type FiguresTable = ReadonlyMap<TokenizerReference, ReadonlyMap<string, LanguageFigures>>;

/** How far measuring is. */
export interface MeasuringProgress {
  /** Languages that all tokenizers have measured, of those chosen. */
  readonly done: number;
  readonly total: number;
  /** Share of the work that is done, from 0 to 1: languages differ in length. */
  readonly share: number;
  /** Seconds left at the speed so far; null while nobody can know. */
  readonly secondsLeft: number | null;
}

/** What the Languages page has to show. */
export interface LanguagesState {
  /** Null until it is loaded. */
  readonly corpus: OpenCorpus | null;
  readonly corpusProgress: LoadProgress | null;
  /** Why there is no corpus, and what to do; null where there is nothing wrong. */
  readonly corpusError: string | null;
  /** For the present corpus, pivot, mode and measure. */
  readonly figures: FiguresTable;
  /** Why a tokenizer has no figures, or not all. */
  readonly problems: Readonly<Partial<Record<TokenizerReference, string>>>;
  /** Null when there is nothing left to do. */
  readonly progress: MeasuringProgress | null;
  /** Whether the user has stopped the work before its end. */
  readonly isStopped: boolean;
}

export const useLanguagesStore = create<LanguagesState>()(() => ({
  corpus: null,
  corpusProgress: null,
  corpusError: null,
  figures: new Map(),
  problems: {},
  progress: null,
  isStopped: false,
}));
