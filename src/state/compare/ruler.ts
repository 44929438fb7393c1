import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** A stretch of text, in UTF-8 bytes of the text. */
interface Stretch {
  readonly byteStart: number;
  readonly byteEnd: number;
  /** The column that set it. */
  readonly source: TokenizerReference;
}

/** The stretch of text that all columns mark. */
export interface Ruler extends Stretch {
  /** Just chosen by key or click, rather than pointed at: the other columns scroll to it. */
  readonly reveal: boolean;
}

/** Kept apart from the app's store: it changes with every move of the pointer, and only visible rows listen. */
export const useRulerStore = create<{ readonly ruler: Ruler | null }>()(() => ({ ruler: null }));

let chosen: Stretch | null = null;

/** Marks what a key or a click has chosen in all columns; null once it is no longer chosen. */
export function chooseStretch(stretch: Stretch | null): void {
  chosen = stretch;
  mark(stretch === null ? null : { ...stretch, reveal: true });
}

/** Marks what the pointer has come to in all columns; null once it has gone, and what is chosen is marked again. */
export function pointAtStretch(stretch: Stretch | null): void {
  const next = stretch ?? chosen;
  mark(next === null ? null : { ...next, reveal: false });
}

function mark(ruler: Ruler | null): void {
  const { ruler: old } = useRulerStore.getState();
  const same =
    old?.byteStart === ruler?.byteStart &&
    old?.byteEnd === ruler?.byteEnd &&
    old?.source === ruler?.source &&
    old?.reveal === ruler?.reveal;
  if (!same) useRulerStore.setState({ ruler });
}
