import { type KeyboardEvent, useState } from "react";
import type { ShownEncoding } from "../../state/columns";
import { setRuler } from "../../state/ruler";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** Moves by key within a column's tokens. */
export interface TokenCursor {
  /** The token with the keyboard's focus; null before the first key. */
  readonly token: number | null;
  /** Puts the cursor on a token, and the ruler with it. */
  moveTo(token: number): void;
  onKeyDown(event: KeyboardEvent): void;
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
}

/** One tab stop for all tokens of a column, arrow keys inside (ARIA Authoring Practices, “grid and listbox”). */
export function useTokenCursor({ reference, shown, isRightToLeft, vertical, reveal }: CursorOptions): TokenCursor {
  const [position, setPosition] = useState<number | null>(null);
  const count = shown.encoding.ids.length;
  const token = position === null ? null : Math.min(position, count - 1);

  const moveTo = (next: number) => {
    const bounded = Math.max(0, Math.min(count - 1, next));
    setPosition(bounded);
    reveal(bounded);
    setRuler({
      byteStart: shown.encoding.byteStart[bounded] ?? 0,
      byteEnd: shown.encoding.byteEnd[bounded] ?? 0,
      source: reference,
      reveal: true,
    });
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
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target());
    } else if (event.key === "Escape") {
      setPosition(null);
      setRuler(null);
    }
  };

  return { token, moveTo, onKeyDown };
}
