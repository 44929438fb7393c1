import { type Merges, noMerge } from "../../../tokenizers/models/bpe/merges";

/**
 * Rank of the first merge that makes an entry, 0 being merged before all others; in a tiktoken encoding the entry's own, its id.
 * @param length bytes of the entry, or more
 * @returns null where no merge makes it
 */
export function mergeRankOf(merges: Merges, id: number, length: number): number | null {
  if (merges.count === null) return merges.rankOf(id, 0);
  let rank = noMerge;
  for (let left = length - 1; left > 0; left--) rank = Math.min(rank, merges.rankOf(id, left));
  return rank === noMerge ? null : rank;
}
