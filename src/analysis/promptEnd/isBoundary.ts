import type { ByteOffset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";
import { tokensInRange } from "../tokensInRange";

/** Whether a place is one that no token spans, and at which one begins or ends; the text's ends are. */
export function isBoundary(encoding: Encoding, place: ByteOffset, byteLength: ByteOffset): boolean {
  if (place === 0 || place === byteLength) return true;
  const { byteStart, byteEnd } = encoding;
  const before = tokensInRange(encoding, place - 1, place);
  const after = tokensInRange(encoding, place, place + 1);
  const ends = before.end > before.start ? (byteEnd[before.end - 1] as number) : -1;
  const begins = after.end > after.start ? (byteStart[after.start] as number) : -1;
  if (ends > place || (begins !== -1 && begins < place)) return false;
  return ends === place || begins === place;
}
