import { useLayoutEffect, useRef } from "react";

let held = "";
/** Whether Enter came after that. */
let isEntered = false;
/** Things that are awaited; what is typed is forgotten once there are none. */
let awaited = 0;

/** What has been typed for the field that is just coming: it begins with that. */
export function heldText(): string {
  return held;
}

/**
 * Whether Enter was pressed after the last of {@link heldText}: it stands for what that will find first, and is to be pressed
 * once that is there. Without a letter, or with another one after it, it means nothing: it would choose what nobody has seen.
 */
export function isHeldEntered(): boolean {
  return isEntered;
}

/**
 * Keeps letters for something with a field that was asked for and is not there yet, which else would be shortcuts or press
 * the button again: also where it did not load, since who types does not look, and Retry may bring it. Escape gives up on
 * it; what is typed into another field stays there.
 * @param isAwaited from when it is asked for to when it is there, or given up
 */
export function useHeldKeys(isAwaited: boolean, onGiveUp: () => void): void {
  const giveUp = useRef(onGiveUp);
  giveUp.current = onGiveUp;
  useLayoutEffect(() => {
    if (!isAwaited) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      if ((key === "Enter" || key === " ") && isInNote(event.target)) return;
      const isLetter = Array.from(key).length === 1;
      if (key === "Escape") giveUp.current();
      else if (key === "Backspace") held = Array.from(held).slice(0, -1).join("");
      else if (isLetter) held += key;
      else if (key !== "Enter") return;
      isEntered = key === "Enter" && held !== "";
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    awaited++;
    window.addEventListener("keydown", onKeyDown, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      // What it waited for may be drawn in a second step, or wait for a part of its own.
      setTimeout(() => {
        if (--awaited > 0) return;
        held = "";
        isEntered = false;
      });
    };
  }, [isAwaited]);
}

/** Whether this is a button of the note that something did not load. */
function isInNote(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".load-note") !== null;
}

/** Where keys are typed into; what is switched, chosen by a click or slid takes no letters. */
const fields = "input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]";

/** Whether keys are typed into this. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}
