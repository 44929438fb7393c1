import { type Cells, lengthOfAll, tokensInCell } from "./cells";

/** How far pairs of columns agree: symmetric matrices, row after row, of values from 0 to 1, with 1 in the diagonal. */
export interface Agreement {
  readonly columns: number;
  /** Of inner boundaries A and B, in bytes: |A∩B| ÷ |A∪B| (Jaccard 1901). 1 where neither column has any. */
  readonly boundaries: Float64Array<ArrayBuffer>;
  /**
   * The bytes in tokens that both share ÷ the bytes in any token of one of the two; 1 where there are none. A token is
   * shared where both have a cell with the same ends and as many tokens: most often one.
   */
  readonly bytes: Float64Array<ArrayBuffer>;
}

/**
 * Compares each pair of columns.
 * @throws {RangeError} for columns of different texts
 */
export function agreementOf(columns: readonly Cells[]): Agreement {
  lengthOfAll(columns);
  const { length } = columns;
  const boundaries = new Float64Array(length * length).fill(1);
  const bytes = new Float64Array(length * length).fill(1);
  columns.forEach((first, i) => {
    for (let j = i + 1; j < length; j++) {
      const pair = agreementOfTwo(first, columns[j] as Cells);
      for (const at of [i * length + j, j * length + i]) {
        boundaries[at] = pair.boundaries;
        bytes[at] = pair.bytes;
      }
    }
  });
  return { columns: length, boundaries, bytes };
}

/** One entry of both matrices of {@link Agreement}, in one walk over both columns' cells. */
export function agreementOfTwo(a: Cells, b: Cells): { boundaries: number; bytes: number } {
  const { byteLength, ends: aEnds } = a;
  const { ends: bEnds } = b;
  let [aCell, bCell] = [0, 0];
  let [aStart, bStart] = [0, 0];
  let common = 0;
  let shared = 0;
  let dropped = 0;
  for (let at = 0; at < byteLength; ) {
    const aEnd = aEnds[aCell] as number;
    const bEnd = bEnds[bCell] as number;
    const next = aEnd < bEnd ? aEnd : bEnd;
    const aTokens = tokensInCell(a, aCell);
    const bTokens = tokensInCell(b, bCell);
    if (aTokens + bTokens === 0) dropped += next - at;
    if (aEnd === bEnd) {
      common++;
      if (aStart === bStart && aTokens === bTokens && aTokens > 0) shared += next - aStart;
    }
    if (aEnd === next) {
      aCell++;
      aStart = next;
    }
    if (bEnd === next) {
      bCell++;
      bStart = next;
    }
    at = next;
  }
  // All but the text's end, which is no inner boundary.
  const both = Math.max(0, common - 1);
  const either = Math.max(0, aEnds.length - 1) + Math.max(0, bEnds.length - 1) - both;
  const covered = byteLength - dropped;
  return { boundaries: either === 0 ? 1 : both / either, bytes: covered === 0 ? 1 : shared / covered };
}
