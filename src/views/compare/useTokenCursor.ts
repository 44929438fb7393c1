import { type KeyboardEvent, type MouseEvent, type PointerEvent, useState } from "react";
import type { ShownEncoding } from "../../state/compare/columns";
import { pinPlace, pointAt } from "../../state/compare/place";
import type { Place } from "../../state/compare/slice";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** Moves by key and pointer within a column's tokens. */
export interface TokenCursor {
  /** The token with the keyboard's focus; null before the first key. */
  readonly token: number | null;
  /** For the element that holds the tokens. */
  readonly handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerLeave(): void;
    onClick(event: MouseEvent): void;
  };
}

interface CursorOptions {
  readonly reference: TokenizerReference;
  readonly shown: ShownEncoding;
  /** Whether the token stands in a line that reads right to left: arrow keys follow what the eye sees. */
  isRightToLeft(token: number): boolean;
  /** The token above (-1) or below (1) as shown. */
  vertical(token: number, direction: -1 | 1): number;
  /** Brings a token into sight. */
  reveal(token: number): void;
  /** The token under the pointer. */
  tokenAt(event: MouseEvent): number | null;
  /** Pins and points in the column alone, where other columns have other texts; in all of them where it is left out. */
  readonly own?: {
    pin(place: Place | null): void;
    point(place: Place | null): void;
  };
}

/** Where the pointer was last seen over any column's tokens. */
let lastPoint = { x: Number.NaN, y: Number.NaN };

/** Whether it is the pointer that moved, and not the page under it: browsers tell of either. */
function hasMoved({ screenX: x, screenY: y }: MouseEvent): boolean {
  const moved = x !== lastPoint.x || y !== lastPoint.y;
  lastPoint = { x, y };
  return moved;
}

/**
 * One tab stop for all tokens of a column, arrow keys inside (ARIA Authoring Practices, “grid and listbox”). A key or a
 * click pins the token in all columns, Escape lets go of it; the pointer lights up what it passes over.
 */
export function useTokenCursor(options: CursorOptions): TokenCursor {
  const { reference, shown, isRightToLeft, vertical, reveal, tokenAt, own } = options;
  const pin = own?.pin ?? ((place: Place | null) => pinPlace(place, reference));
  const point = own?.point ?? pointAt;
  const [position, setPosition] = useState<number | null>(null);
  const count = shown.encoding.ids.length;
  const token = position === null ? null : Math.min(position, count - 1);

  const placeOf = (measured: number) => ({
    start: shown.encoding.byteStart[measured] ?? 0,
    end: shown.encoding.byteEnd[measured] ?? 0,
  });

  const moveTo = (next: number) => {
    const bounded = Math.max(0, Math.min(count - 1, next));
    setPosition(bounded);
    reveal(bounded);
    pin(placeOf(bounded));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = token ?? 0;
    const forward = isRightToLeft(at) ? -1 : 1;
    const targets: Record<string, () => number> = {
      ArrowRight: () => (token === null ? 0 : at + forward),
      ArrowLeft: () => (token === null ? 0 : at - forward),
      ArrowDown: () => (token === null ? 0 : vertical(at, 1)),
      ArrowUp: () => (token === null ? 0 : vertical(at, -1)),
      Home: () => 0,
      End: () => count - 1,
      Enter: () => at,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target());
    } else if (event.key === "Escape") {
      setPosition(null);
      pin(null);
    }
  };

  return {
    token,
    handlers: {
      onKeyDown,
      onPointerMove: (event) => {
        // A finger that moves scrolls; it points by a tap.
        if (event.pointerType === "touch" || !hasMoved(event)) return;
        const under = tokenAt(event);
        if (under !== null) point(placeOf(under));
      },
      onPointerLeave: () => point(null),
      onClick: (event) => {
        const clicked = tokenAt(event);
        if (clicked !== null) moveTo(clicked);
      },
    },
  };
}
