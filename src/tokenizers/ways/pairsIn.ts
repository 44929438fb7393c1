import { UnseenPairs } from "../models/bpe/unseenPairs";
import type { VocabularyColumns } from "../vocabulary";
import type { Entries } from "./entries";

const asciiEnd = 0x80;

const known = new WeakMap<VocabularyColumns, UnseenPairs>();

/** Which characters stand side by side in some entry: all ways of a tokenizer go by the same, made once. */
export function pairsIn({ columns }: Entries): UnseenPairs {
  const pairs = known.get(columns) ?? UnseenPairs.inEntries(withoutRepeats(columns));
  known.set(columns, pairs);
  return pairs;
}

/** Entries that have the same pairs of characters side by side: each pair of ASCII once, and all entries with other characters. */
function withoutRepeats({ offsets, bytes }: VocabularyColumns): VocabularyColumns {
  const seen = new Uint8Array(asciiEnd * asciiEnd);
  const ends = [0];
  const kept = new Uint8Array(bytes.length + 2 * seen.length);
  let length = 0;
  for (let entry = 0; entry + 1 < offsets.length; entry++) {
    const [from, to] = [offsets[entry] as number, offsets[entry + 1] as number];
    let at = from;
    while (at < to && (bytes[at] as number) < asciiEnd) at++;
    if (at < to) {
      kept.set(bytes.subarray(from, to), length);
      length += to - from;
      ends.push(length);
      continue;
    }
    for (at = from + 1; at < to; at++) seen[(bytes[at - 1] as number) * asciiEnd + (bytes[at] as number)] = 1;
  }
  for (const [pair, isSeen] of seen.entries()) {
    if (isSeen === 0) continue;
    kept[length++] = Math.floor(pair / asciiEnd);
    kept[length++] = pair % asciiEnd;
    ends.push(length);
  }
  return { ids: Uint32Array.from(ends.keys()).subarray(1), offsets: Uint32Array.from(ends), bytes: kept };
}
