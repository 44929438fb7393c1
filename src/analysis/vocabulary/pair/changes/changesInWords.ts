import { isUnchanged, type VocabularyChanges } from "./changes";
import type { StageChange } from "./stageChanges";
import { isTold, stageName } from "./stageName";

const counts = new Intl.NumberFormat("en");

/** What has changed from a first tokenizer to a second, a sentence each: entries, ids, merges, added tokens, stages. */
export function changesInWords(changes: VocabularyChanges): string[] {
  if (isUnchanged(changes)) return ["Nothing has changed: every text has the same ids under both."];
  const { removed, added, moved, kept, merges, addedTokens, stages } = changes;
  const sentences: string[] = [];
  if (removed + added === 0) sentences.push(`The ${entries(kept + moved)} are the same.`);
  else
    sentences.push(`${entries(removed)} removed, ${counts.format(added)} added, ${counts.format(kept + moved)} kept.`);
  if (moved > 0) sentences.push(`Of those kept, ${counts.format(moved)} have another id.`);
  else if (kept > 0) sentences.push("Those kept have the ids that they had.");
  if (merges !== null) {
    const { onlyA, onlyB, moved: ranks } = merges;
    const parts = [
      ...(onlyA > 0 ? [`${counts.format(onlyA)} removed`] : []),
      ...(onlyB > 0 ? [`${counts.format(onlyB)} added`] : []),
      ...(ranks > 0 ? [`${counts.format(ranks)} at another rank`] : []),
    ];
    sentences.push(parts.length === 0 ? "The merges are the same." : `Merges: ${parts.join(", ")}.`);
  }
  if (addedTokens.length > 0) {
    const gone = addedTokens.filter(({ b }) => b === null).length;
    const come = addedTokens.filter(({ a }) => a === null).length;
    const control = addedTokens.filter(({ a, b }) => (a ?? b)?.special === true).length;
    const others = addedTokens.length - gone - come;
    const parts = [
      ...(gone > 0 ? [`${counts.format(gone)} removed`] : []),
      ...(come > 0 ? [`${counts.format(come)} added`] : []),
      ...(others > 0 ? [`${counts.format(others)} with another id or other flags`] : []),
    ];
    sentences.push(`Added tokens: ${parts.join(", ")}; ${counts.format(control)} of these are control tokens.`);
  }
  if (stages.length > 0) {
    sentences.push(`Not the same: ${stages.map(stageInWords).join(", ")}.`);
  }
  return sentences;
}

function stageInWords(change: StageChange): string {
  const name = stageName(change.stage);
  return isTold(change) || change.stage === "decoder" ? name : `${name} (in details of the file)`;
}

function entries(count: number): string {
  return `${counts.format(count)} ${count === 1 ? "entry" : "entries"}`;
}
