import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { actions, useAppStore } from "../store";
import { columnTitle } from "./columnName";

/** Removes a column as a person does: it is said, since the pages share their columns, and offered back in its place. */
export function removeColumn(reference: TokenizerReference): void {
  const { tokenizers, models, baseline, page } = useAppStore.getState().comparison;
  const place = tokenizers.indexOf(reference);
  if (place < 0 || tokenizers.length === 1) return;
  actions.removeTokenizer(reference);
  const undo = {
    label: "Put it back",
    run: () => {
      // What it was called by goes with it, and comes back with it.
      const { models: others } = useAppStore.getState().comparison;
      if (models?.[reference] !== undefined)
        actions.setOptions({ models: { ...others, [reference]: models[reference] } });
      actions.addTokenizer(reference, place);
      if (baseline === reference) actions.setOptions({ baseline });
    },
  };
  const where = page === "languages" ? ", here and on Compare" : "";
  const message = `${columnTitle(reference, { models })} was removed${where}.`;
  actions.setNotice({ tone: "info", message, undo, about: "column" });
}
