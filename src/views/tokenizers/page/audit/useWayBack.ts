import { type RefObject, useMemo, useRef } from "react";

/** The way from the classes down to the list of one, and back up. */
export interface WayBack {
  /** Shows the list, once a class has been pressed. */
  leave(name: string): void;
  /** Shows the class where it was on the screen when it was pressed, and gives it the focus. */
  goBack(name: string): void;
}

/** Keeps where on the screen a class was. @param list what lists its entries, beside the classes */
export function useWayBack(list: RefObject<HTMLElement | null>): WayBack {
  const left = useRef<{ readonly name: string; readonly top: number } | null>(null);
  return useMemo(() => {
    const find = (name: string) => list.current?.parentElement?.querySelector<HTMLElement>(`[data-class="${name}"]`);
    return {
      leave(name) {
        const top = find(name)?.getBoundingClientRect().top;
        left.current = top === undefined ? null : { name, top };
        list.current?.scrollIntoView({ block: "start" });
      },
      goBack(name) {
        const pressed = find(name);
        if (pressed == null) return;
        pressed.focus({ preventScroll: true });
        const was = left.current?.name === name ? left.current.top : -1;
        // One that was pressed elsewhere may have been out of sight.
        const top = was >= 0 && was < window.innerHeight * 0.9 ? was : window.innerHeight / 3;
        // What has come meanwhile may have moved it.
        window.scrollBy({ top: pressed.getBoundingClientRect().top - top, behavior: "instant" });
      },
    };
  }, [list]);
}
