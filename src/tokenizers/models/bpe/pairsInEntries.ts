import { codePointIn, utf8Size } from "../../../text/utf8";
import type { VocabularyColumns } from "../../vocabulary";
import { PairSet, type UnseenPairs } from "./unseenPairs";

/**
 * Pairs of characters that some entry has side by side. Apart from {@link UnseenPairs}, since the first page's tokenizers ask for none.
 * @param columns entries as UTF-8
 */
export function pairsInEntries({ offsets, bytes }: VocabularyColumns): UnseenPairs {
  const pairs = new PairSet();
  for (let entry = 0; entry + 1 < offsets.length; entry++) {
    let previous = -1;
    const end = offsets[entry + 1] as number;
    for (let i = offsets[entry] as number; i < end; ) {
      const code = codePointIn(bytes, i);
      if (previous >= 0) pairs.add(previous, code);
      previous = code;
      i += utf8Size(code);
    }
  }
  return pairs.unseen();
}
