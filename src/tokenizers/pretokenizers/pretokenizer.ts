/**
 * The pre-tokenizer stage: cuts a text into pre-tokens, each of which the model encodes alone. Takes and gives UTF-16
 * ranges as a flat list: start, end, start, end … What lies between two ranges is dropped.
 */
export type PreTokenizer = (text: string, ranges: readonly number[]) => number[];

/** Runs a function on each range's text; it emits sub-ranges relative to that text. */
export function splitEach(
  text: string,
  ranges: readonly number[],
  split: (piece: string, emit: (start: number, end: number) => void) => void,
): number[] {
  const result: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const offset = ranges[i] ?? 0;
    const end = ranges[i + 1] ?? 0;
    const piece = offset === 0 && end === text.length ? text : text.slice(offset, end);
    split(piece, (from, to) => {
      if (to > from) result.push(offset + from, offset + to);
    });
  }
  return result;
}
