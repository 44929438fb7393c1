import { create } from "zustand";
import { columnText } from "../../state/compare/prompts";
import type { Comparison } from "../../state/pages";
import { type AppState, useAppStore } from "../../state/store";
import { Deadline } from "../../worker/pool/deadline";

/** A comparison and its columns as they were at one moment. */
export interface Settled {
  readonly comparison: Comparison;
  readonly columns: AppState["columns"];
}

/** How long figures may lag behind while columns finish one after the other, in milliseconds. */
const patience = 250;

/** How long after the last column's answer figures follow, in milliseconds: a key's columns are drawn before. */
const rest = 60;

/** A store of its own, as it is behind the app's. */
const useSettledStore = create<Settled>()(() => useAppStore.getState());

let timer: ReturnType<typeof setTimeout> | undefined;
const afterRest = new Deadline(settle);

function settle(): void {
  clearTimeout(timer);
  afterRest.stop();
  timer = undefined;
  const { comparison, columns } = useAppStore.getState();
  useSettledStore.setState({ comparison, columns });
}

useAppStore.subscribe((state, previous) => {
  timer ??= setTimeout(settle, patience);
  afterRest.stop();
  if (!isSettled(state)) return;
  // A field that shows an option must do so at once.
  if (state.comparison !== previous.comparison) settle();
  else afterRest.set(rest);
});

function isSettled({ comparison, columns }: AppState): boolean {
  return comparison.tokenizers.every((reference) => {
    const column = columns[reference];
    return (
      column?.state === "error" ||
      (column?.state === "ready" && column.shown?.text === columnText(comparison, reference))
    );
  });
}

/**
 * The comparison and its columns, a moment after all columns have answered for the present text, or once that takes too long. Figures that
 * compare columns need not be drawn anew for each of them.
 */
export function useSettled(): Settled {
  return useSettledStore();
}
