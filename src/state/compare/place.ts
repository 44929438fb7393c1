import { create } from "zustand";
import { fromEditorOffset } from "../../text/lineEndings";
import { type ByteOffset, type Utf16Offset, utf8Length } from "../../text/utf8";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { actions, useAppStore } from "../store";
import type { Place } from "./slice";

/** Who points at a place: a column, the text itself, the inspector, the map and the list of differences, or who says something of one. */
export type PlaceSource = TokenizerReference | "text" | "inspector" | "differences" | "lines" | "context" | "unicode";

/**
 * The place in the text that all of the page speaks of. Pointed at, it is lit for as long as the pointer is there; pinned, it
 * stays, and is in the link; a caret is where the text is written on, and no more than that.
 */
export interface ShownPlace extends Place {
  readonly kind: "pointed" | "pinned" | "caret";
}

/** Where the text was last written on. */
export interface Caret {
  /** The text that it stands in, which another may have followed. */
  readonly text: string;
  readonly at: ByteOffset;
  /** Whether the editor still has the focus. */
  readonly isShown: boolean;
}

interface Light {
  readonly pointed: Place | null;
  readonly caret: Caret | null;
  /** Who pinned what is pinned; null where a link did. The others bring it into sight. */
  readonly source: PlaceSource | null;
  /** Whether the inspector is open: from when something is pinned until it is let go of. */
  readonly isInspecting: boolean;
}

/** Kept apart from the app's store: it changes with every move of the pointer, and only visible rows listen. */
const useLight = create<Light>()(() => ({ pointed: null, caret: null, source: null, isInspecting: false }));

/** Whether what opened the inspector is a selection in the editor: it closes with that, as where the whole text is typed over. */
let isOfSelection = false;

// A link pins too.
useAppStore.subscribe(({ comparison: { pinned } }) => {
  const { isInspecting } = useLight.getState();
  if ((pinned !== undefined && !isInspecting) || (pinned === undefined && isInspecting && isOfSelection)) {
    useLight.setState({ isInspecting: !isInspecting });
  }
});

/** The place that is to be shown: what the pointer is at, else what is pinned, else the caret. */
export function useShownPlace(): ShownPlace | null {
  const pinned = useAppStore((state) => state.comparison.pinned);
  const { pointed, caret } = useLight();
  if (pointed !== null) return { ...pointed, kind: "pointed" };
  if (pinned !== undefined) return { ...pinned, kind: "pinned" };
  // What it stands before.
  return caret?.isShown ? { start: caret.at, end: caret.at + 1, kind: "caret" } : null;
}

/** The editor's caret, also once the editor has been left, until something is pinned. */
export function useLastCaret(): Caret | null {
  return useLight(({ caret }) => caret);
}

/** What is pinned, for those that did not pin it and shall bring it into sight; null for who did, or where nothing is. */
export function usePinnedElsewhere(own: PlaceSource): Place | null {
  const pinned = useAppStore((state) => state.comparison.pinned);
  const isOwn = useLight(({ source }) => source === own);
  return isOwn || pinned === undefined ? null : pinned;
}

/** Who pinned what is pinned; null where a link did. */
export function usePinSource(): PlaceSource | null {
  return useLight(({ source }) => source);
}

/** Whether the pointer is at a place. */
export function useIsPointing(): boolean {
  return useLight(({ pointed }) => pointed !== null);
}

/** Whether the inspector is open. */
export function useIsInspecting(): boolean {
  return useLight(({ isInspecting }) => isInspecting);
}

/** Milliseconds without a key after which the caret is shown: while somebody types, nobody asks where it stands. */
const caretAfter = 150;
let caretTimer: ReturnType<typeof setTimeout> | undefined;
let isInEditor = false;

/** Pins a place; null lets go of what is pinned, and closes the inspector. */
export function pinPlace(place: Place | null, source: PlaceSource): void {
  clearTimeout(caretTimer);
  isOfSelection = source === "text" && (isOfSelection || !useLight.getState().isInspecting);
  useLight.setState({ pointed: null, caret: null, source, isInspecting: place !== null });
  const { pinned } = useAppStore.getState().comparison;
  if (!isSame(place, pinned)) actions.setOptions({ pinned: place ?? undefined });
}

/** Lights a place up; null once the pointer has gone, and what is pinned is shown again. */
export function pointAt(place: Place | null): void {
  if (!isSame(place, useLight.getState().pointed)) useLight.setState({ pointed: place });
}

/**
 * Takes what is selected in the editor for the place: a range is pinned, a caret shown and nothing pinned any more.
 * @param text the text itself, and offsets in the form that the editor has it in
 * @param byteAt the byte of such an offset, for who finds it without reading the text
 */
export function selectInEditor(
  text: string,
  start: Utf16Offset,
  end: Utf16Offset,
  byteAt = (offset: Utf16Offset): ByteOffset => utf8Length(text.slice(0, fromEditorOffset(text, offset))),
): void {
  clearTimeout(caretTimer);
  isInEditor = true;
  if (start < end) pinPlace({ start: byteAt(start), end: byteAt(end) }, "text");
  else {
    caretTimer = setTimeout(() => {
      const { comparison } = useAppStore.getState();
      if (comparison.text !== text) return;
      if (comparison.pinned !== undefined) actions.setOptions({ pinned: undefined });
      useLight.setState({ pointed: null, caret: { text, at: byteAt(start), isShown: isInEditor }, source: "text" });
    }, caretAfter);
  }
}

/** Shows the caret no more: the editor has lost the focus. */
export function leaveEditor(): void {
  isInEditor = false;
  useLight.setState(({ caret }) => ({ caret: caret && { ...caret, isShown: false } }));
}

function isSame(a: Place | null | undefined, b: Place | null | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}
