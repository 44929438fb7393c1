import type { ByteOffset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";

/**
 * Where one tokenizer cuts a text, in bytes: what the figures of this folder compare.
 *
 * A **boundary** is a place at which a token begins or ends and that no token spans. So the place between two pieces of a
 * character is one (their bytes are exact), and inside a character that the normalizer has changed there is none: of
 * “ﬁ”, read as “f” and “i”, both tokens stand for all three bytes. Tokens that stand for no byte (BOS, a dummy prefix) make
 * no boundary; control tokens found in the text do, like any other.
 *
 * Boundaries part the text into **cells**, which cover it: most hold one token; those that share a changed character are in
 * one cell together; and what no token stands for, since it was dropped, is a cell of none.
 */
export interface Cells {
  /** Bytes of the text. */
  readonly byteLength: ByteOffset;
  /** Where each cell ends, rising. The last is the text's end; all others are the inner boundaries. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Tokens up to the end of each cell, those that stand for no byte left out. */
  readonly tokens: Uint32Array<ArrayBuffer>;
}

/**
 * Finds the cells of an encoding, whose tokens' ranges never run backwards: in time and room for its tokens.
 * @param byteLength UTF-8 bytes of the text that was encoded
 * @throws {RangeError} when the tokens reach beyond it
 */
export function cellsOf(
  { byteStart, byteEnd }: Pick<Encoding, "byteStart" | "byteEnd">,
  byteLength: ByteOffset,
): Cells {
  const { length } = byteStart;
  const count = countCells(byteStart, byteEnd, byteLength);
  const ends = new Uint32Array(count);
  const tokens = new Uint32Array(count);
  let cells = 0;
  let seen = 0;
  let cellStart = 0;
  let covered = 0;
  for (let i = 0; i < length; i++) {
    // Whole numbers of 32 bits take half the time of a number that could be larger: no text is of 2 GB.
    const start = (byteStart[i] as number) | 0;
    const end = (byteEnd[i] as number) | 0;
    if (start === end) continue;
    if (start >= covered) {
      if (covered > cellStart) {
        ends[cells] = covered;
        tokens[cells++] = seen;
      }
      if (start > covered) {
        ends[cells] = start;
        tokens[cells++] = seen;
      }
      cellStart = start;
    }
    seen++;
    covered = end;
  }
  if (covered > cellStart) {
    ends[cells] = covered;
    tokens[cells++] = seen;
  }
  if (byteLength > covered) {
    ends[cells] = byteLength;
    tokens[cells++] = seen;
  }
  return { byteLength, ends, tokens };
}

/** Counts first, so that a long text takes no more room than its cells do. */
function countCells(byteStart: Uint32Array, byteEnd: Uint32Array, byteLength: ByteOffset): number {
  let cells = 0;
  let covered = 0;
  for (let i = 0; i < byteStart.length; i++) {
    const start = (byteStart[i] as number) | 0;
    const end = (byteEnd[i] as number) | 0;
    if (start === end) continue;
    if (start >= covered) cells += start > covered ? 2 : 1;
    covered = end;
  }
  if (covered > byteLength) throw new RangeError(`Tokens of ${covered} bytes are not of a text of ${byteLength}.`);
  return byteLength > covered ? cells + 1 : cells;
}

/** Tokens in one cell; 0 for what was dropped. */
export function tokensInCell({ tokens }: Cells, cell: number): number {
  return (tokens[cell] as number) - (cell === 0 ? 0 : (tokens[cell - 1] as number));
}

/** @throws {RangeError} unless all columns are of one text's length */
export function lengthOfAll(columns: readonly Cells[]): ByteOffset {
  const length = columns[0]?.byteLength ?? 0;
  for (const { byteLength } of columns) {
    if (byteLength !== length)
      throw new RangeError(`Columns of ${length} and of ${byteLength} bytes are of two texts.`);
  }
  return length;
}
