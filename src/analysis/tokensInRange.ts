import { countBelow } from "../text/sorted";
import type { Encoding } from "../tokenizers/tokenizer";

/**
 * Tokens that stand for any of the bytes in a range, as a half-open range of token indices. An empty byte range gives the
 * tokens without extent that stand there. Ranges in an encoding never run backwards, so a binary search finds both ends.
 */
export function tokensInRange(encoding: Encoding, byteStart: number, byteEnd: number): { start: number; end: number } {
  const isEmpty = byteStart === byteEnd;
  const start = countBelow(isEmpty ? encoding.byteStart : encoding.byteEnd, byteStart + (isEmpty ? 0 : 1));
  const end = countBelow(isEmpty ? encoding.byteEnd : encoding.byteStart, byteEnd + (isEmpty ? 1 : 0));
  return { start, end: Math.max(start, end) };
}
