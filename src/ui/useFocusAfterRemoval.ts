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
  useLayoutEffect(() => {
    const gone = last.current.findIndex((item) => !items.includes(item));
    last.current = items;
    if (gone < 0 || list.current === null || document.activeElement !== document.body) return;
    const targets = list.current.querySelectorAll<HTMLElement>(target);
    targets[Math.min(gone, targets.length - 1)]?.focus();
  }, [list, items, target]);
}
