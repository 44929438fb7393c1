import { firstFocusable } from "../ui/firstFocusable";

/**
 * Keeps the focus near what had it where that goes, as a button does that has done its work: “Retry”, “Pin”. It goes to the first
 * thing that can have it in the innermost part of the page which is still there; else it would fall to the body, where Escape
 * closes nothing. What leaves the page with all that is around it, or gives the focus back by itself, is left alone.
 */
export function keepFocus(): void {
  let last: Element | null = null;
  let around: readonly Element[] = [];
  const remember = () => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return;
    last = activeElement;
    around = partsAround(activeElement);
  };
  remember();
  document.addEventListener("focusin", remember);
  const keep = () => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    for (const part of around.filter(({ isConnected }) => isConnected)) {
      const next = firstFocusable(part);
      if (next !== undefined) return next.focus({ preventScroll: true });
    }
  };
  // With a click or a key, or once a worker has answered. Dialogs and menus give the focus back a task later: after those.
  const soon = () => last?.isConnected === false && setTimeout(() => setTimeout(keep));
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
}

/** What an element is in, from the inside out, as far as the page's main part, which is not among it. */
function partsAround(element: Element): readonly Element[] {
  const parts: Element[] = [];
  for (let part = element.parentElement; part !== null; part = part.parentElement) {
    if (part.tagName === "MAIN") return parts;
    parts.push(part);
  }
  return [];
}
