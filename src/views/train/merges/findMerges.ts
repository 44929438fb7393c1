import type { LearnedMerges } from "../../../state/train/run";
import { type EntryWriting, entryText } from "./entryText";

/**
 * The merges whose entry has what is searched for, in their order; a number finds the merge of that number.
 * @returns null where nothing is searched for: all
 */
export function findMerges(merges: LearnedMerges, writing: EntryWriting, search: string): readonly number[] | null {
  if (search === "") return null;
  const number = /^#?(\d{1,9})$/.exec(search)?.[1];
  if (number !== undefined && Number(number) >= 1 && Number(number) <= merges.count) return [Number(number) - 1];
  const wanted = comparable(search);
  const found: number[] = [];
  for (let merge = 0; merge < merges.count; merge++) {
    if (comparable(entryText(merges.entry(merges.id(merge)), writing)).includes(wanted)) found.push(merge);
  }
  return found;
}

/**
 * A text in which each sign for a space is the same: as people type it, as it is shown, and as files of GPT-2's kind and SentencePiece's
 * write it; without what keeps bytes and characters apart.
 */
function comparable(text: string): string {
  return text
    .replace(/[·Ġ▁\u00a0]/g, " ")
    .replaceAll("\u2009", "")
    .toLowerCase();
}
