import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./afterPaint";

/**
 * Counts up by one each time the picture so far is on the screen, so that what takes long is drawn part by part, and none
 * of its tasks keeps the browser from answering.
 * @param last where it ends
 */
export function useStages(last: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage < last) return afterPaint(() => startTransition(() => setStage(stage + 1)));
  }, [stage, last]);
  return stage;
}
