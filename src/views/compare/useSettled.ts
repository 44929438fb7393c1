import { create } from "zustand";
import type { Comparison } from "../../state/comparison";
import { type AppState, useAppStore } from "../../state/store";

/** A comparison and its columns as they were at one moment. */
export interface Settled {
  readonly comparison: Comparison;
  readonly columns: AppState["columns"];
}

/** How long figures may lag behind while columns finish one after the other, in milliseconds. */
const patience = 250;

/** A store of its own, so that what settles is drawn in one go with the columns, not a frame later. */
const useSettledStore = create<Settled>()(() => useAppStore.getState());

let timer: ReturnType<typeof setTimeout> | undefined;

function settle(): void {
  clearTimeout(timer);
  timer = undefined;
  const { comparison, columns } = useAppStore.getState();
  useSettledStore.setState({ comparison, columns });
}

useAppStore.subscribe((state) => {
  if (isSettled(state)) settle();
  else timer ??= setTimeout(settle, patience);
});

function isSettled({ comparison, columns }: AppState): boolean {
  return comparison.tokenizers.every((reference) => {
    const column = columns[reference];
    return column?.state === "error" || (column?.state === "ready" && column.shown?.text === comparison.text);
  });
}

/**
 * The comparison and its columns, once all columns have answered for the present text, or after a moment. Figures that
 * compare columns need not be drawn anew for each of them.
 */
export function useSettled(): Settled {
  return useSettledStore();
}
