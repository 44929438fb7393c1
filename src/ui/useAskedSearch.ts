import { type RefObject, useLayoutEffect, useRef } from "react";
import { giveUp, useAsked } from "./askedSearch";
import { heldText } from "./heldKeys";

// Apart from what asks for a field: the first page has none.

/**
 * Makes a field the one that is asked for.
 * @param onTyped takes what was typed before it was there
 */
export function useAskedSearch(onTyped: (text: string) => void): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const take = useRef(onTyped);
  take.current = onTyped;
  useLayoutEffect(() => {
    if (!useAsked.getState().isAsked) return;
    const typed = heldText();
    if (typed !== "") take.current(typed);
    field.current?.focus();
    giveUp();
  }, []);
  return field;
}
