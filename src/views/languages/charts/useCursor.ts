import { type KeyboardEvent, type MouseEvent, type PointerEvent, useState } from "react";

/** Where a mark is, in CSS pixels from the chart's top left corner; its figures are shown above or below it. */
export interface Place {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The mark that is pointed at, or has the keyboard's focus. */
export interface Active extends Place {
  readonly mark: number;
  readonly byKey: boolean;
}

/** One tab stop for all marks of a chart, arrow keys inside. */
export interface Cursor {
  readonly active: Active | null;
  /** Lets go of a mark that the mouse pointed at. */
  leave(): void;
  /** For the element that has the focus. */
  readonly handlers: {
    onPointerMove(event: PointerEvent): void;
    onPointerLeave(): void;
    onClick(event: MouseEvent): void;
    onKeyDown(event: KeyboardEvent): void;
    onBlur(): void;
  };
}

interface CursorOptions {
  readonly count: number;
  /** The mark at a point, and its place. */
  locate(at: { readonly x: number; readonly y: number }): (Place & { readonly mark: number }) | null;
  /** The mark that a key leads to from another one, -1 before the first; null where it leads nowhere. */
  target(key: string, from: number): number | null;
  /** Brings a mark into sight, and says where it is then. */
  reveal(mark: number): Place;
  open(mark: number): void;
}

/** Moves among a chart's marks (ARIA Authoring Practices, managing focus within components). */
export function useCursor({ count, locate, target, reveal, open }: CursorOptions): Cursor {
  const [state, setState] = useState<Active | null>(null);
  const active = state !== null && state.mark < count ? state : null;
  const markAt = (event: MouseEvent) => {
    const chart = event.currentTarget.closest(".chart-marks") ?? event.currentTarget;
    const box = chart.getBoundingClientRect();
    return locate({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  const leave = () => setState((old) => (old?.byKey ? old : null));
  return {
    active,
    leave,
    handlers: {
      onPointerMove: (event) => {
        if (event.pointerType === "touch") return;
        const found = markAt(event);
        if (found === null) leave();
        else setState({ ...found, byKey: false });
      },
      onPointerLeave: leave,
      onClick: (event) => {
        const found = markAt(event);
        if (found === null) return;
        // A finger cannot hover: its first tap shows the figures.
        if (isTouch(event) && active?.mark !== found.mark) setState({ ...found, byKey: false });
        else open(found.mark);
      },
      onKeyDown: (event) => {
        if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Escape") setState(null);
        else if (event.key === "Enter" && active !== null) open(active.mark);
        else {
          const ends: Record<string, number> = { Home: 0, End: count - 1 };
          const wanted = ends[event.key] ?? target(event.key, active?.mark ?? -1);
          if (wanted === null) return;
          event.preventDefault();
          const mark = Math.max(0, Math.min(count - 1, wanted));
          setState({ mark, ...reveal(mark), byKey: true });
        }
      },
      onBlur: () => setState(null),
    },
  };
}

/** Clicks are pointer events in all browsers of today, though their type in TypeScript is the old one. */
function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof globalThis.PointerEvent && nativeEvent.pointerType === "touch";
}
