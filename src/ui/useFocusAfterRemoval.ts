import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus in a list from which the item that had it is removed: it goes to the item in its place, or else the last.
 * @param list what holds the items
 * @param items their keys, in their order
 * @param target a selector of what takes the focus, one in each item
 */
export function useFocusAfterRemoval(
  list: RefObject<HTMLElement | null>,
  items: readonly string[],
  target: string,
): void {
  const last = useRef(items);
  // What has it before the items are drawn: a list that changes while nothing has the focus does not take it.
  const focused = useRef<Element>(null);
  focused.current = document.activeElement;
  useLayoutEffect(() => {
    const gone = last.current.findIndex((item) => !items.includes(item));
    last.current = items;
    const isLost = focused.current !== document.body && document.activeElement === document.body;
    if (gone < 0 || list.current === null || !isLost) return;
    const targets = list.current.querySelectorAll<HTMLElement>(target);
    targets[Math.min(gone, targets.length - 1)]?.focus();
  }, [list, items, target]);
}
