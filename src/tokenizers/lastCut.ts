import type { Utf16Offset } from "../text/utf8";
import type { IncrementalTokenizer } from "./incremental";

/** Places looked at, back from the end of what there is, before more text is waited for. */
const farthest = 4096;

/**
 * The last place near the end of what there is of a text at which it can be cut, whatever follows; null where there is none.
 * @param from 0 where the text begins there or is cut there, 1 where something may stand before
 */
export function lastCut(isCut: IncrementalTokenizer["isCut"], text: string, from: 0 | 1): Utf16Offset | null {
  // One unit short of what there is: the end of a string would count as the end of the text.
  const to = text.length - 1;
  const first = Math.max(from + 1, to - farthest);
  for (let at = to - 1; at >= first; at--) if (isCut(text, at, from, to)) return at;
  return null;
}
