import { create } from "zustand";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";

/** The stretch of text that all columns mark, in UTF-8 bytes of the text. */
export interface Ruler {
  readonly byteStart: number;
  readonly byteEnd: number;
  /** The column that set it. */
  readonly source: TokenizerReference;
  /** Set by key or click rather than by hovering: the other columns scroll to it. */
  readonly reveal: boolean;
}

/** Kept apart from the app's store: it changes with every move of the pointer, and only visible rows listen. */
export const useRulerStore = create<{ readonly ruler: Ruler | null }>()(() => ({ ruler: null }));

/** Marks a stretch of text in all columns, or takes the mark away. */
export function setRuler(ruler: Ruler | null): void {
  const { ruler: old } = useRulerStore.getState();
  const same =
    old?.byteStart === ruler?.byteStart &&
    old?.byteEnd === ruler?.byteEnd &&
    old?.source === ruler?.source &&
    old?.reveal === ruler?.reveal;
  if (!same) useRulerStore.setState({ ruler });
}
