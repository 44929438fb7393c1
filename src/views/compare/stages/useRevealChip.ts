import { type RefObject, useCallback, useEffect, useRef } from "react";
import { revealChip } from "./chipElements";

/**
 * Brings a token's chip into sight, as {@link revealChip} does. Only the last one that was asked for is waited for: an earlier one, of
 * tokens that are others by now, would pull the lines away from it.
 */
export function useRevealChip(scroller: RefObject<HTMLElement | null>): (token: number) => void {
  const giveUp = useRef(() => {});
  useEffect(() => () => giveUp.current(), []);
  return useCallback(
    (token) => {
      giveUp.current();
      if (scroller.current !== null) giveUp.current = revealChip(scroller.current, token);
    },
    [scroller],
  );
}
