import type { Text } from "@codemirror/state";
import type { ViewUpdate } from "@codemirror/view";
import { askIds } from "../../../state/compare/idsDialog";
import { actions, useAppStore } from "../../../state/store";

/** Units of what was pasted that are looked at. */
const lookedAt = 2001;

/** How often something was pasted: only what was pasted last is offered. */
let pastes = 0;

/** Offers to read what was pasted as ids, where it looks like some: it is a text until somebody takes the offer. */
export function offerIds({ transactions }: ViewUpdate): void {
  const pasting = transactions.find((transaction) => transaction.isUserEvent("input.paste"));
  if (pasting === undefined) return;
  const pasted: Text[] = [];
  pasting.changes.iterChanges((_from, _to, _start, _end, inserted) => void pasted.push(inserted));
  const [list] = pasted;
  const paste = ++pastes;
  actions.withdrawNotices(({ about }) => about === "ids");
  const beginning = pasted.length > 1 ? "" : (list?.sliceString(0, lookedAt) ?? "");
  if (list === undefined || !/\d/.test(beginning)) return;
  // What reads lists comes with the first paste that has a number; without it nothing is offered.
  import("../../../analysis/ids/readIds").then(
    ({ looksLikeIds }) => paste === pastes && looksLikeIds(beginning) && offer(list),
    () => {},
  );
}

function offer(list: Text): void {
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
