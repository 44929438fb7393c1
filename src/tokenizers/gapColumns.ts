/** A column of whole numbers that are not negative. */
export type NumberColumn = Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** Columns of equal length. */
export type NumberColumns<C> = { readonly [Name in keyof C]: NumberColumn };

/**
 * Columns of equal length that belong to a text which is edited, some of them offsets in it, which never run backwards.
 *
 * They are gap buffers (Finseth 1991): the rows behind the last edit stand at the columns' end, with offsets counted back
 * from the text's end. So an edit near the one before it moves no row and no offset, however long the text is; one that is
 * far away moves the rows between the two.
 */
export class GapColumns<C extends NumberColumns<C>> {
  private columns: C;
  private readonly names: readonly (keyof C)[];
  private readonly offsets: readonly (keyof C)[];
  /** Rows before the gap, and where those behind it begin in the columns. */
  private gapStart: number;
  private gapEnd: number;
  private rows: number;

  /**
   * @param given is copied, with room to grow
   * @param offsets the columns that are offsets in the text
   */
  constructor(given: C, length: number, offsets: readonly (keyof C)[]) {
    this.names = Object.keys(given) as (keyof C)[];
    this.offsets = offsets;
    this.gapStart = length;
    this.rows = roomFor(length);
    this.gapEnd = this.rows;
    this.columns = this.empty(given, this.rows);
    for (const name of this.names) this.columns[name].set(given[name]);
  }

  /** Rows. */
  get length(): number {
    return this.gapStart + this.rows - this.gapEnd;
  }

  /**
   * The rows [start, end), which there must be. They are copies, whose buffers are their own. Takes time for what is asked
   * for, not for the whole.
   * @param extent the text's length, in what its offsets count
   */
  slice(start: number, end: number, extent: number): C {
    const { columns, gapStart } = this;
    const head = Math.max(start, Math.min(end, gapStart));
    // Where the rows behind the gap stand.
    const shift = this.gapEnd - gapStart;
    const [tail, tailEnd] = [Math.max(start, gapStart) + shift, end + shift];
    const result = this.empty(columns, end - start);
    for (const name of this.names) {
      result[name].set(columns[name].subarray(start, head));
      if (this.offsets.includes(name)) turn(columns[name], tail, tailEnd, extent, result[name], head - start);
      else result[name].set(columns[name].subarray(tail, tailEnd), head - start);
    }
    return result;
  }

  /** An offset of a row, in a text of a length. */
  offsetAt(name: keyof C, row: number, extent: number): number {
    const column = this.columns[name];
    if (row < this.gapStart) return column[row] as number;
    return extent - (column[row + this.gapEnd - this.gapStart] as number);
  }

  /**
   * Puts other rows in the place of [first, last); the offsets of those after them move with the text's end.
   * @param extent the text's length before the edit
   */
  replace(first: number, last: number, part: C, rows: number, extent: number): void {
    this.moveGap(first, extent);
    this.gapEnd += last - first;
    if (this.gapStart + rows > this.gapEnd) this.grow(rows);
    for (const name of this.names) this.columns[name].set(part[name], first);
    this.gapStart += rows;
  }

  /** Makes the gap begin at a row. */
  private moveGap(row: number, extent: number): void {
    const { columns, gapStart, gapEnd } = this;
    const by = row - gapStart;
    const [from, to] = by < 0 ? [row, gapStart] : [gapEnd, gapEnd + by];
    const at = by < 0 ? gapEnd + by : gapStart;
    for (const name of this.names) columns[name].copyWithin(at, from, to);
    for (const name of this.offsets) turn(columns[name], at, at + to - from, extent, columns[name], at);
    this.gapStart += by;
    this.gapEnd += by;
  }

  /** Widens the gap to hold so many rows and more. */
  private grow(rows: number): void {
    const { columns: old, gapStart, gapEnd } = this;
    const tail = this.rows - gapEnd;
    this.rows = roomFor(this.length + rows);
    this.columns = this.empty(old, this.rows);
    this.gapEnd = this.rows - tail;
    for (const name of this.names) {
      this.columns[name].set(old[name].subarray(0, gapStart));
      this.columns[name].set(old[name].subarray(gapEnd), this.gapEnd);
    }
  }

  private empty(like: C, length: number): C {
    const columns = this.names.map((name) => [name, emptyLike(like[name], length)]);
    return Object.fromEntries(columns) as C; // The same names, and the same kind of column for each.
  }
}

function emptyLike(column: NumberColumn, length: number): NumberColumn {
  if (column instanceof Uint32Array) return new Uint32Array(length);
  return column instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
}

/** Room for so many rows and an eighth more. */
function roomFor(count: number): number {
  return count + (count >> 3) + 64;
}

/** Takes the offsets [from, to), which count from the text's one end, to its other end, and writes them from `at` on. */
function turn(offsets: NumberColumn, from: number, to: number, extent: number, into: NumberColumn, at: number): void {
  // Whole numbers of 32 bits take half the time of a number that could be larger: no text is of 2 GB.
  for (let i = from; i < to; i++) into[at + i - from] = (extent - ((offsets[i] as number) | 0)) | 0;
}
