import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./afterPaint";

/**
 * The value as it was when the page was last painted: what shows it is drawn a frame later than what shows the value itself,
 * so that neither frame takes as long as both.
 */
export function useFrameLater<T>(value: T): T {
  const [painted, setPainted] = useState<{ readonly value: T }>({ value });
  useEffect(() => {
    if (painted.value !== value) return afterPaint(() => startTransition(() => setPainted({ value })));
  }, [value, painted]);
  return painted.value;
}
