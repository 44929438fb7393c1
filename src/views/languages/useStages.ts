import { startTransition, useEffect, useState } from "react";

/**
 * Counts up by one with each frame after the first, so that a page of many parts is drawn part by part, and none of its
 * tasks keeps the browser from answering.
 * @param last where it ends
 */
export function useStages(last: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage >= last) return;
    // Frames rest in a hidden page; the parts should be there when it is seen.
    const timer = setTimeout(() => startTransition(() => setStage(stage + 1)), 16);
    return () => clearTimeout(timer);
  }, [stage, last]);
  return stage;
}
