import { useLayoutEffect, useRef } from "react";

let held = "";
/** Things that are awaited; what is typed is forgotten once there are none. */
let awaited = 0;

/** What has been typed for the field that is just coming: it begins with that. */
export function heldText(): string {
  return held;
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
      if (key === "Escape") giveUp.current();
      else if (key === "Backspace") held = Array.from(held).slice(0, -1).join("");
      else if (Array.from(key).length === 1) held += key;
      // It would choose what nobody has seen yet.
      else if (key !== "Enter") return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    awaited++;
    window.addEventListener("keydown", onKeyDown, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      // What it waited for may be drawn in a second step, or wait for a part of its own.
      setTimeout(() => {
        if (--awaited === 0) held = "";
      });
    };
  }, [isAwaited]);
}

/** Whether this is a button of the note that something did not load. */
function isInNote(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".load-note") !== null;
}

/** Whether keys are typed into this. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
