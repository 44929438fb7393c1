import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { changeTokenizers, useAppStore } from "../store";

/** Moves a column by some places, towards the start if negative. */
export function moveColumn(reference: TokenizerReference, by: number): void {
  const { tokenizers } = useAppStore.getState().comparison;
  const from = tokenizers.indexOf(reference);
  const to = Math.min(tokenizers.length - 1, Math.max(0, from + by));
  if (from < 0 || from === to) return;
  const moved = tokenizers.filter((other) => other !== reference);
  moved.splice(to, 0, reference);
  changeTokenizers(moved);
}
