import { useEffect, useState } from "react";

/**
 * False until the first picture is on the screen: what takes long to draw can wait for it, so that no one task holds the
 * page up for both.
 */
export function useAfterPaint(): boolean {
  const [hasPainted, setHasPainted] = useState(false);
  useEffect(() => {
    let timer = 0;
    // A frame's callbacks run before it is painted, a timer set in one runs after.
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setHasPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return hasPainted;
}
