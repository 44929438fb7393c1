import { actions, useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";

/**
 * Puts a template in a column's place. What was written before is offered back where it is taken away.
 * @param asked a template, or the name of one of the tokenizer's own; null or "" is the usual one of the tokenizer's own again
 * @param isTakenAway whether what somebody wrote here goes with it
 */
export function putTemplate(reference: TokenizerReference, asked: string | null, isTakenAway: boolean): void {
  const { templates: before } = useAppStore.getState().comparison;
  const { [reference]: _, ...others } = before ?? {};
  // An empty template is none, so that the tokenizer's own counts again.
  const templates = asked === null || asked === "" ? others : { ...others, [reference]: asked };
  actions.setOptions({ templates: Object.keys(templates).length === 0 ? undefined : templates });
  if (!isTakenAway) return;
  const undo = { label: "Restore my template", run: () => actions.setOptions({ templates: before }) };
  const message = "Your template was taken away: one that the tokenizer comes with counts again.";
  actions.setNotice({ tone: "info", message, undo, about: "column" });
}
