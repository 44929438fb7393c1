import { pairsInEntries } from "../models/bpe/pairsInEntries";
import type { UnseenPairs } from "../models/bpe/unseenPairs";
import type { VocabularyColumns } from "../vocabulary";
import type { Entries } from "./entries";

const known = new WeakMap<VocabularyColumns, UnseenPairs>();

/** Which characters stand side by side in some entry: all ways of a tokenizer go by the same, made once. */
export function pairsIn({ columns }: Entries): UnseenPairs {
  const pairs = known.get(columns) ?? pairsInEntries(columns);
  known.set(columns, pairs);
  return pairs;
}
