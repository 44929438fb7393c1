import type { ByteOffset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";
import { tokensInRange } from "../tokensInRange";

/** How a place stands to tokens: at one's end or beginning, within one or several, or in what no token stands for. */
export type Standing =
  | { readonly kind: "boundary" }
  /** What the tokens that span it stand for together, in bytes. */
  | { readonly kind: "inside"; readonly byteStart: ByteOffset; readonly byteEnd: ByteOffset }
  | { readonly kind: "dropped" };

/** How a place stands to the tokens of a whole text, whose two ends are boundaries. */
export function standingAt(encoding: Encoding, place: ByteOffset, byteLength: ByteOffset): Standing {
  if (place === 0 || place === byteLength) return { kind: "boundary" };
  const { byteStart, byteEnd } = encoding;
  const before = tokensInRange(encoding, place - 1, place);
  const after = tokensInRange(encoding, place, place + 1);
  const ends = before.end > before.start ? (byteEnd[before.end - 1] as number) : -1;
  const begins = after.end > after.start ? (byteStart[after.start] as number) : place;
  if (ends > place || begins < place) {
    return { kind: "inside", byteStart: byteStart[before.start] ?? begins, byteEnd: byteEnd[after.end - 1] ?? ends };
  }
  return ends === place || after.end > after.start ? { kind: "boundary" } : { kind: "dropped" };
}
