import { useEffect, useState } from "react";
import type { Comparison } from "../../state/comparison";
import { type AppState, useAppStore } from "../../state/store";

/** A comparison and its columns as they were at one moment. */
export interface Settled {
  readonly comparison: Comparison;
  readonly columns: AppState["columns"];
}

/** How long figures may lag behind while columns finish one after the other. */
const patience = 250;

/**
 * The comparison and its columns, once all columns have answered for the present text, or after a moment. Figures that
 * compare columns need not be drawn anew for each of them.
 */
export function useSettled(): Settled {
  const [settled, setSettled] = useState<Settled>(() => useAppStore.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(timer);
      timer = undefined;
      setSettled(useAppStore.getState());
    };
    settle();
    const stop = useAppStore.subscribe((state) => {
      if (isSettled(state)) settle();
      else timer ??= setTimeout(settle, patience);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return settled;
}

function isSettled({ comparison, columns }: AppState): boolean {
  return comparison.tokenizers.every((reference) => {
    const column = columns[reference];
    return column?.state === "error" || (column?.state === "ready" && column.shown?.text === comparison.text);
  });
}
