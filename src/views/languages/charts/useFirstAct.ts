import { startTransition, useEffect, useState } from "react";

const acts = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

let hasActed = false;

/** Whether anybody has pointed at, typed into or scrolled the page since it was loaded: before, it is only looked at. */
export function useFirstAct(): boolean {
  const [acted, setActed] = useState(hasActed);
  useEffect(() => {
    if (acted) return;
    const listening = new AbortController();
    const onAct = () => {
      hasActed = true;
      listening.abort();
      startTransition(() => setActed(true));
    };
    for (const act of acts) window.addEventListener(act, onAct, { passive: true, signal: listening.signal });
    return () => listening.abort();
  }, [acted]);
  return acted;
}
