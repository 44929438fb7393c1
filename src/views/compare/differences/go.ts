import { differenceAfter, differenceBefore } from "../../../analysis/boundaries/differences";
import { pinPlace } from "../../../state/compare/place";
import { actions, useAppStore } from "../../../state/store";
import { type Compared, compareNow } from "./compared";

/**
 * Pins the next difference behind what is pinned, or the one before it; from the last on it goes to the first. Where there is
 * none it says so.
 */
export async function goToDifference(direction: 1 | -1): Promise<void> {
  const compared = await compareNow();
  if (compared === null) {
    const { tokenizers } = useAppStore.getState().comparison;
    if (tokenizers.length < 2) tell("One column differs from nobody: add a tokenizer to compare it with.");
    return;
  }
  const { starts } = compared;
  if (starts.length === 0) tell("All columns cut this text the same.");
  else pinDifference(compared, neighbour(compared, direction));
}

function neighbour(compared: Compared, direction: 1 | -1): number {
  const { pinned } = useAppStore.getState().comparison;
  const last = compared.starts.length - 1;
  if (pinned === undefined) return direction === 1 ? 0 : last;
  const found = direction === 1 ? differenceAfter(compared, pinned.start) : differenceBefore(compared, pinned.start);
  return found >= 0 ? found : direction === 1 ? 0 : last;
}

/** Pins a difference by its number. */
export function pinDifference({ starts, ends }: Pick<Compared, "starts" | "ends">, difference: number): void {
  pinPlace({ start: starts[difference] ?? 0, end: ends[difference] ?? 0 }, "differences");
}

function tell(message: string): void {
  actions.setNotice({ tone: "info", message, undo: null, about: "place" });
  // It is true of these columns and this text alone.
  const stop = useAppStore.subscribe(({ comparison: now }, { comparison: before }) => {
    if (now.text === before.text && now.tokenizers === before.tokenizers) return;
    stop();
    actions.withdrawNotices(({ about }) => about === "place");
  });
}
