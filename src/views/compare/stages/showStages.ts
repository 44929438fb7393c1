import { withStages } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";

/** Has some columns show the text's stages, or its tokens again. */
export function showStages(columns: readonly TokenizerReference[], isShown: boolean): void {
  const { stages = [], tokenizers } = useAppStore.getState().comparison;
  const others = stages.filter((reference) => !columns.includes(reference));
  actions.setOptions({ stages: withStages(isShown ? [...others, ...columns] : others, tokenizers) });
}
