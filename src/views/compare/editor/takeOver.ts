import { flushSync } from "react-dom";

/** A text field as it was left: what is to go on in the editor that takes its place. */
export interface LeftField {
  readonly hasFocus: boolean;
  readonly anchor: number;
  readonly head: number;
  readonly scrollTop: number;
  /** In pixels: as many lines as it was given, or what a person has dragged it to. */
  readonly height: number;
}

/**
 * Takes a text field over once nobody would notice: not while an input method writes in it, the pointer selects in it, or a
 * keyboard on the screen stands for it, which would go and come.
 * @param isComposing whether an input method is at work
 * @param take puts the editor in its place
 * @returns gives up waiting for it
 */
export function takeOver(
  field: HTMLTextAreaElement,
  isComposing: () => boolean,
  take: (left: LeftField) => void,
): () => void {
  const events = ["compositionend", "pointerup", "blur"] as const;
  const touched = window.matchMedia("(pointer: coarse)");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tryToTake = () => {
    const hasFocus = document.activeElement === field;
    if (isComposing() || field.matches(":active") || (hasFocus && touched.matches)) return;
    stop();
    const left = stateOf(field, hasFocus);
    // Before another key comes.
    flushSync(() => take(left));
  };
  // After what the event itself does.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tryToTake);
  };
  const stop = () => {
    clearTimeout(timer);
    for (const type of events) window.removeEventListener(type, soon, true);
  };
  for (const type of events) window.addEventListener(type, soon, true);
  tryToTake();
  return stop;
}

function stateOf(field: HTMLTextAreaElement, hasFocus: boolean): LeftField {
  const { selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
  const { height } = field.getBoundingClientRect();
  const [anchor, head] =
    selectionDirection === "backward" ? [selectionEnd, selectionStart] : [selectionStart, selectionEnd];
  return { hasFocus, anchor, head, scrollTop, height };
}
