import { maxColumns } from "../../../../state/compare/slice";
import { actions, useAppStore } from "../../../../state/store";
import { tokenizerEntry } from "../../../../tokenizers/catalogue/index";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { Entry } from "./entryLabel";

/** Said where an entry cannot be opened in Compare. */
export const notTypeable = "No text by itself, so it cannot be typed";

/** Opens what an entry stands for in Compare, with its tokenizer among the columns if there is room. */
export function openEntry(reference: TokenizerReference, { id, typed, isSpecial }: Entry): void {
  if (typed === null) return;
  const before = useAppStore.getState().comparison;
  const { tokenizers } = before;
  const hasRoom = tokenizers.includes(reference) || tokenizers.length < maxColumns;
  actions.addTokenizer(reference);
  // Written in a text, a control token is only text unless it is said otherwise.
  if (isSpecial) actions.setOptions({ specials: "control" });
  const { label } = tokenizerEntry(reference);
  const notes = [
    `Token ${id} of ${label}.`,
    ...(isSpecial ? ["Control tokens in the text count as control tokens now."] : []),
    ...(hasRoom ? [] : [`All ${maxColumns} columns are taken: remove one to add ${label}.`]),
  ];
  actions.replaceText(typed, notes.join(" "), "compare", before);
}
