import { defaultComparison } from "../state/pages";
import { actions, useAppStore } from "../state/store";
import { focusMain } from "./focusMain";

/** Shows what a first visit shows, in place of all that is there, which is offered back. */
export function startAfresh(): void {
  const before = useAppStore.getState().comparison;
  actions.apply(defaultComparison);
  const undo = { label: "Bring back what I had", run: () => actions.apply(before) };
  actions.setNotice({
    tone: "info",
    message: "Text, columns and options are those of a first visit.",
    undo,
    about: "text",
  });
  window.scrollTo({ top: 0 });
  focusMain();
}
