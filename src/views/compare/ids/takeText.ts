import { columnTitle } from "../../../state/compare/columnName";
import { actions, useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { plural } from "../../../ui/format";
import type { IdsAnswer } from "../../../worker/explain/protocol";

type Read = Extract<IdsAnswer, { readonly kind: "read" }>;

/**
 * Puts the text of some ids into the editor, with the options under which its tokens are those ids where any are; what was
 * there before is offered back.
 */
export function takeText(reference: TokenizerReference, { text, count, stray, options }: Read): void {
  const before = useAppStore.getState().comparison;
  const { specials, inserted } = before;
  const notes = [
    `The text of ${plural(count, "id")} of ${columnTitle(reference, useAppStore.getState().comparison)}.`,
    ...(stray === 0 ? [] : [`${plural(stray, "byte")} that ${stray === 1 ? "is" : "are"} no UTF-8 left out.`]),
    ...(specials === options.specials ? [] : [`Control tokens in the text count as ${options.specials} now.`]),
    ...(inserted === options.inserted ? [] : [`Inserted tokens are ${options.inserted ? "shown" : "left out"} now.`]),
  ];
  actions.setOptions(options);
  actions.openText(text, notes.join(" "), null, {
    label: "Restore my text",
    run: () => {
      actions.setText(before.text);
      actions.setOptions({ specials, inserted });
    },
  });
  actions.withdrawNotices(({ about }) => about === "ids");
}
