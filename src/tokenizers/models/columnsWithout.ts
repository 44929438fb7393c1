import { joinBytes } from "../../text/bytes";
import type { VocabularyColumns } from "../vocabulary";

/** Columns without some entries, such as those that no text can be. @param hidden their ids */
export function columnsWithout(
  { ids, offsets, bytes }: VocabularyColumns,
  hidden: ReadonlySet<number>,
): VocabularyColumns {
  if (hidden.size === 0) return { ids, offsets, bytes };
  const kept = Array.from(ids.keys()).filter((index) => !hidden.has(ids[index] as number));
  const parts = kept.map((index) => bytes.subarray(offsets[index], offsets[index + 1]));
  let end = 0;
  const ends = parts.map(({ length }) => {
    end += length;
    return end;
  });
  return {
    ids: Uint32Array.from(kept, (index) => ids[index] as number),
    offsets: Uint32Array.from([0, ...ends]),
    bytes: joinBytes(parts),
  };
}
