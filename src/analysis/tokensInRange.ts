import type { Encoding } from "../tokenizers/tokenizer";

/**
 * Tokens that stand for any of the bytes in a range, as a half-open range of token indices. An empty byte range gives the
 * token at that place. Ranges in an encoding never run backwards, so a binary search finds both ends.
 */
export function tokensInRange(encoding: Encoding, byteStart: number, byteEnd: number): { start: number; end: number } {
  const start = firstIndex(encoding.byteEnd, (end) => end > byteStart);
  const end = firstIndex(encoding.byteStart, (from) => from >= Math.max(byteEnd, byteStart + 1));
  return { start, end: Math.max(start, end) };
}

/** First index of a sorted column whose value passes the test. */
function firstIndex(column: Uint32Array, test: (value: number) => boolean): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(column[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
