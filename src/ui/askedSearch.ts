import { useEffect, useLayoutEffect, useState } from "react";
import { create } from "zustand";
import { useHeldKeys } from "./heldKeys";

/** Whether somebody has asked for a search field that is not there yet. */
export const useAsked = create<{ readonly isAsked: boolean }>()(() => ({ isAsked: false }));

/** Goes to the page's search field, or remembers that it is wanted as soon as it is there. */
export function askForSearch(): void {
  const field = document.querySelector<HTMLInputElement>(".search-field input");
  field?.focus();
  if (field === null) useAsked.setState({ isAsked: true });
}

/** Nobody waits for one any more. */
export function giveUp(): void {
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

/**
 * Says that there will be no search field, so that keys are the page's again.
 * @returns whether somebody waits for one: who has it set aside brings it back
 */
export function useNoSearch(isWithout: boolean): boolean {
  const { isAsked } = useAsked();
  useEffect(() => {
    if (isWithout && isAsked) giveUp();
  }, [isWithout, isAsked]);
  return isAsked;
}
