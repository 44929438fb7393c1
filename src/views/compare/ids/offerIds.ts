import type { Text } from "@codemirror/state";
import type { ViewUpdate } from "@codemirror/view";
import { looksLikeIds } from "../../../analysis/ids/readIds";
import { askIds } from "../../../state/compare/idsDialog";
import { actions, useAppStore } from "../../../state/store";

/** Units of what was pasted that are looked at. */
const lookedAt = 2001;

/** Offers to read what was pasted as ids, where it looks like some: it is a text until somebody takes the offer. */
export function offerIds({ transactions }: ViewUpdate): void {
  const pasting = transactions.find((transaction) => transaction.isUserEvent("input.paste"));
  if (pasting === undefined) return;
  const pasted: Text[] = [];
  pasting.changes.iterChanges((_from, _to, _start, _end, inserted) => void pasted.push(inserted));
  const [list] = pasted;
  if (list === undefined || pasted.length > 1 || !looksLikeIds(list.sliceString(0, lookedAt))) {
    actions.withdrawNotices(({ about }) => about === "ids");
    return;
  }
  const read = () => {
    const [first] = useAppStore.getState().comparison.tokenizers;
    if (first !== undefined) askIds({ read: first, source: list.toString() });
  };
  actions.setNotice({
    tone: "info",
    message: "What you pasted looks like token ids. It is a text unless you have it read.",
    undo: null,
    next: { label: "Read as ids of …", run: read },
    about: "ids",
  });
}
