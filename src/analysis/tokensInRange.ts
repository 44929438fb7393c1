import type { Encoding } from "../tokenizers/tokenizer";

/**
 * Tokens that stand for any of the bytes in a range, as a half-open range of token indices. An empty byte range gives the
 * tokens without extent that stand there. Ranges in an encoding never run backwards, so a binary search finds both ends.
 */
export function tokensInRange(encoding: Encoding, byteStart: number, byteEnd: number): { start: number; end: number } {
  const isEmpty = byteStart === byteEnd;
  const start = firstIndex(isEmpty ? encoding.byteStart : encoding.byteEnd, byteStart + (isEmpty ? 0 : 1));
  const end = firstIndex(isEmpty ? encoding.byteEnd : encoding.byteStart, byteEnd + (isEmpty ? 1 : 0));
  return { start, end: Math.max(start, end) };
}

/** First index of a sorted column whose value is not below the least. */
function firstIndex(column: Uint32Array, least: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
