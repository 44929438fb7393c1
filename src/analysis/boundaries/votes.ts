import type { ByteOffset } from "../../text/utf8";
import { type Cells, lengthOfAll } from "./cells";

/** More columns than a byte can count are on no page. */
const mostColumns = 255;

/** How many columns cut a text at each of its places. */
export interface Votes {
  /** How many columns there are. */
  readonly columns: number;
  /**
   * For each place between two bytes, from 0 to the text's length, how many columns have a boundary there. All have one at
   * the text's two ends, where every column begins and ends.
   */
  readonly at: Uint8Array<ArrayBuffer>;
}

/**
 * Counts the votes of boundaries: a vote for each column that cuts there, not all or nothing.
 * @throws {RangeError} for columns of different texts, or more than 255 of them
 */
export function countVotes(columns: readonly Cells[]): Votes {
  if (columns.length > mostColumns) throw new RangeError(`${columns.length} columns are more than ${mostColumns}.`);
  const at = new Uint8Array(lengthOfAll(columns) + 1);
  for (const { ends } of columns) {
    for (let i = 0; i < ends.length; i++) {
      const end = ends[i] as number;
      at[end] = (at[end] as number) + 1;
    }
  }
  at[0] = columns.length;
  at[at.length - 1] = columns.length;
  return { columns: columns.length, at };
}

/** Votes of a text's stretches, one after the other: what a strip beside the text shows. */
export interface VoteRows {
  /**
   * Share of agreement of each row, 0 to 1: the mean, over the places in it where any column cuts, of (votes − 1) ÷
   * (columns − 1), which is the share of the other columns that agree with one that cuts. For two columns it is
   * |A∩B| ÷ |A∪B|. 1 where none cuts, and of a single column: there is nobody to disagree.
   */
  readonly agreement: Float32Array<ArrayBuffer>;
  /** Places in each row where some columns cut and others do not. */
  readonly contested: Uint32Array<ArrayBuffer>;
}

/**
 * Sums up votes for rows that share the text evenly. A place p of a text of n bytes is in row ⌊p · rows ÷ n⌋; the text's ends
 * are in none.
 */
export function voteRows({ columns, at }: Votes, rows: number): VoteRows {
  const agreement = new Float32Array(rows).fill(1);
  const contested = new Uint32Array(rows);
  const length = at.length - 1;
  let place: ByteOffset = 1;
  for (let row = 0; row < rows; row++) {
    // The first place of the next row.
    const end = Math.min(length, Math.ceil(((row + 1) * length) / rows));
    let places = 0;
    let sum = 0;
    let split = 0;
    for (; place < end; place++) {
      const votes = at[place] as number;
      if (votes === 0) continue;
      places++;
      sum += votes;
      if (votes < columns) split++;
    }
    if (columns > 1 && places > 0) agreement[row] = (sum - places) / ((columns - 1) * places);
    contested[row] = split;
  }
  return { agreement, contested };
}
