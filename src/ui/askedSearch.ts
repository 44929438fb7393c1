import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { create } from "zustand";
import { heldText, useHeldKeys } from "./heldKeys";

/** Whether somebody has asked for a search field that is not there yet. */
const useAsked = create<{ readonly isAsked: boolean }>()(() => ({ isAsked: false }));

/** Goes to the page's search field, or remembers that it is wanted as soon as it is there. */
export function askForSearch(): void {
  // One that is set aside is none.
  const field = document.querySelector<HTMLInputElement>(".search-field:not([inert] *) input");
  field?.focus();
  if (field === null) useAsked.setState({ isAsked: true });
}

function giveUp(): void {
  useAsked.setState({ isAsked: false });
}

/**
 * Keeps what is typed for a search field that was asked for and is not there yet.
 * @param page who goes to another one does not want it any more
 */
export function useKeysForSearch(page: string): void {
  const [isAsked, setAsked] = useState(false);
  // From the first frame on: the store's own hook listens a moment later, and the next letters would be shortcuts.
  useLayoutEffect(() => useAsked.subscribe((now) => setAsked(now.isAsked)), []);
  useHeldKeys(isAsked, giveUp);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends with the page
  useEffect(() => giveUp, [page]);
}

/** Whether somebody waits for a search field: who has one set aside brings it back. */
export function useIsSearchAsked(): boolean {
  return useAsked(({ isAsked }) => isAsked);
}

/**
 * Makes a field the one that is asked for, as soon as it is there and not set aside.
 * @param onTyped takes what was typed before it was there
 */
export function useAskedSearch(onTyped: (text: string) => void): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const take = useRef(onTyped);
  take.current = onTyped;
  useLayoutEffect(() => {
    if (!useAsked.getState().isAsked || field.current?.closest("[inert]") !== null) return;
    const typed = heldText();
    if (typed !== "") take.current(typed);
    field.current.focus();
    giveUp();
  });
  return field;
}

/** Says that there will be no search field, so that keys are the page's again. */
export function useNoSearch(isWithout: boolean): void {
  const { isAsked } = useAsked();
  useEffect(() => {
    if (isWithout && isAsked) giveUp();
  }, [isWithout, isAsked]);
}
