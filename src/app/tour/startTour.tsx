import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { textPage } from "../../state/pages";
import { actions } from "../../state/store";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { focusMain } from "../focusMain";
import { endOffers } from "./newcomer";
import { Tour } from "./Tour";

/** Puts something beside the page's own tree, which the first page does without. @returns takes it away */
export function addPart(parent: Element, before: Element | null, part: ReactElement): () => void {
  const place = document.createElement("div");
  parent.insertBefore(place, before);
  const root = createRoot(place);
  root.render(part);
  return () => {
    // Not while it is being drawn.
    queueMicrotask(() => {
      root.unmount();
      place.remove();
    });
  };
}

let isOn = false;

/** Goes through the tour on Compare; at its end the focus is where it was. */
export function startTour(): void {
  // What is closed for it gives the focus back a task later.
  setTimeout(() => setTimeout(show));
}

function show(): void {
  if (isOn) return;
  isOn = true;
  const from = document.activeElement;
  actions.setPage(textPage);
  const end = () => {
    if (!isOn) return;
    isOn = false;
    endOffers();
    const { activeElement } = document;
    const hadFocus = activeElement === document.body || activeElement?.closest(".tour") != null;
    remove();
    if (!hadFocus) return;
    if (from instanceof HTMLElement && from !== document.body && from.isConnected) from.focus({ preventScroll: true });
    else focusMain();
  };
  const remove = addPart(
    document.body,
    null,
    <ErrorBoundary part="The tour" onGiveUp={end}>
      <Tour onEnd={end} />
    </ErrorBoundary>,
  );
}
