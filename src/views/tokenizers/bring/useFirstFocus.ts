import { type RefObject, useEffect } from "react";

/**
 * Gives an element the focus when it appears: where a step begins. Not at once, since an opening dialog first asks who had
 * the focus, to give it back.
 * @param wanted whether it is where the step begins
 * @param preventScroll for what is always in sight: scrolling to it would hide what stands above
 */
export function useFirstFocus(element: RefObject<HTMLElement | null>, wanted = true, preventScroll = false): void {
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      // Whoever goes through the tabs by arrows stays there.
      if (document.activeElement?.role !== "tab") element.current?.focus({ preventScroll });
    });
    return () => clearTimeout(timer);
  }, [element, wanted, preventScroll]);
}
