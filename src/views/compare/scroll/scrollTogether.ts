import { type RefObject, useEffect, useLayoutEffect } from "react";
import { type ScrolledRows, type ScrolledText, scrolled } from "./scrolled";

/** What has columns go together; null until it comes. */
let together: typeof import("./follow") | null = null;

/** Has what the columns need to go together come, soon after the page, or else when somebody scrolls the first of them. */
export async function loadTogether(): Promise<void> {
  together ??= await import("./follow").catch(() => null);
}

/**
 * Has a column scroll with the others by the text: what stands at some height of one stands there in all. The height goes from
 * the upper edge at the text's beginning to the lower one at its end, so that all reach both. A column that comes later, or
 * shows its tokens in another way, begins where the others are.
 * @param text null until its rows are known
 * @param made what its rows' heights go by; where that is another, the text stands elsewhere
 */
export function useScrollTogether(
  scroller: RefObject<HTMLElement | null>,
  text: ScrolledText | ScrolledRows | null,
  made?: number,
): void {
  const isKnown = text !== null;
  const of = text?.text;
  useLayoutEffect(() => {
    if (scroller.current !== null && text !== null) scrolled.set(scroller.current, text);
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isKnown) return;
    together?.follow(element);
    const onScroll = async () => {
      if (together === null) await loadTogether();
      together?.haveScrolled(element);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      scrolled.delete(element);
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, isKnown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another text a column may follow that could not
  useEffect(() => {
    const element = scroller.current;
    if (element !== null) together?.followIfBehind(element);
  }, [scroller, of]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made in another way, the same text stands at another height
  useEffect(() => {
    if (scroller.current !== null) together?.follow(scroller.current);
  }, [scroller, made]);
}
