import { type StageRow, stageRows } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";
import type { StagesOfPlaces } from "../../../worker/explain/protocol";
import type { ToldBlock } from "./useStages";

/** What a tokenizer does with every text. */
export type StageFacts = Omit<StagesOfPlaces, "stretches">;

/** The rows that a tokenizer has, from top to bottom. */
export function rowsOf({ hasNormalizer, hasPreTokenizer, before, after }: StageFacts): StageRow[] {
  const none = [
    hasNormalizer ? null : "normalized",
    hasPreTokenizer ? null : "pre-tokens",
    before.length + after.length > 0 ? null : "inserted",
  ];
  return stageRows.filter((row) => !none.includes(row));
}

/**
 * Those of a tokenizer's rows that were chosen. Where it has none of them it shows what takes their place: without a normalizer
 * or a pre-tokenizer the text itself, and where nothing is put in its tokens.
 */
export function shownRows(facts: StageFacts, chosen: readonly StageRow[] = stageRows): readonly StageRow[] {
  const shown = rowsOf(facts).filter((row) => chosen.includes(row));
  if (shown.length > 0) return shown;
  return [chosen.includes("inserted") ? "tokens" : "original"];
}

/** Whether rows may mark what changed: with a normalizer, and where a pre-tokenizer is told to write something itself. */
export function marksChanges({ hasNormalizer }: StageFacts, told: Iterable<ToldBlock>): boolean {
  const isWritten = (block: ToldBlock) =>
    typeof block === "object" &&
    block.some(({ preTokens }) =>
      preTokens.some(({ kind, pieces }) => kind === "preToken" && pieces.some((piece) => piece.kind !== "same")),
    );
  return hasNormalizer || [...told].some(isWritten);
}

/** Shows a row in all columns, or no longer. */
export function switchRow(row: StageRow): void {
  const { stageRows: chosen = stageRows } = useAppStore.getState().comparison;
  const next = stageRows.filter((each) => chosen.includes(each) !== (each === row));
  actions.setOptions({ stageRows: next.length === stageRows.length ? undefined : next });
}
