/** A column of whole numbers that are not negative. */
export type NumberColumn = Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** Columns of equal length. */
export type NumberColumns<C> = { readonly [Name in keyof C]: NumberColumn };

/** All rows, in columns that are longer, as they presumably are after one more edit. */
interface Ahead<C> {
  readonly columns: C;
  readonly room: number;
  /** The row from which on offsets have been moved, and how far. */
  readonly from: number;
  readonly moved: number;
}

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
  /** What the next {@link take} gives, kept up to date; null where nothing was copied ahead. */
  private ahead: Ahead<C> | null = null;
  /** How far the last edit has moved the text's end: the next one, a letter more, does the same. */
  private lastMoved = 0;

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
    return this.copied(start, end, extent, end - start);
  }

  /**
   * Copies all rows ahead of the next {@link take}: most of what a copy of megabytes takes is the system's finding memory for it.
   * @param extent as {@link slice} takes it
   * @returns whether there was no copy yet
   */
  copyAhead(extent: number): boolean {
    if (this.ahead !== null) return false;
    const { length, gapStart: from, lastMoved: moved } = this;
    const room = length + (length >> 6) + 64;
    this.ahead = { columns: this.copied(0, length, extent + moved, room), room, from, moved };
    return true;
  }

  /** All rows, as {@link slice} gives them, and at once where they have been copied ahead. Buffers may be longer than the rows. */
  take(extent: number): C {
    const { ahead, length } = this;
    if (ahead === null) return this.slice(0, length, extent);
    this.ahead = null;
    this.move(ahead.columns, ahead.from, length, -ahead.moved);
    const columns = this.names.map((name) => [name, ahead.columns[name].subarray(0, length)]);
    return Object.fromEntries(columns) as C; // The same names, and the same kind of column for each.
  }

  private copied(start: number, end: number, extent: number, room: number): C {
    const { columns, gapStart } = this;
    const head = Math.max(start, Math.min(end, gapStart));
    // Where the rows behind the gap stand.
    const shift = this.gapEnd - gapStart;
    const [tail, tailEnd] = [Math.max(start, gapStart) + shift, end + shift];
    const result = this.empty(columns, room);
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
   * @param extentAfter and after it
   */
  replace(first: number, last: number, part: C, extent: number, extentAfter: number): void {
    const rows = this.rowsOf(part);
    const moved = extentAfter - extent;
    if (this.ahead !== null) this.replaceAhead(this.ahead, first, last, part, moved);
    this.lastMoved = moved;
    this.moveGap(first, extent);
    this.gapEnd += last - first;
    if (this.gapStart + rows > this.gapEnd) this.grow(rows);
    for (const name of this.names) this.columns[name].set(part[name], first);
    this.gapStart += rows;
  }

  /** Has the copy follow {@link replace}; drops it where that has no room in it. */
  private replaceAhead(ahead: Ahead<C>, first: number, last: number, part: C, moved: number): void {
    const { columns, room } = ahead;
    const behind = first + this.rowsOf(part);
    const end = behind + this.length - last;
    this.ahead = end > room ? null : { columns, room, from: end, moved: 0 };
    if (end > room) return;
    this.move(columns, ahead.from, first, -ahead.moved);
    for (const name of this.names) {
      if (behind !== last) columns[name].copyWithin(behind, last, this.length);
      columns[name].set(part[name], first);
    }
    // Of the rows behind the edit those from here on have been moved before.
    const known = Math.max(behind, ahead.from + behind - last);
    this.move(columns, behind, known, moved);
    this.move(columns, known, end, moved - ahead.moved);
  }

  /** Adds to the offsets of the rows [from, to). */
  private move(columns: C, from: number, to: number, by: number): void {
    if (by !== 0) for (const name of this.offsets) add(columns[name], from, to, by);
  }

  private rowsOf(part: C): number {
    const [name] = this.names;
    return name === undefined ? 0 : part[name].length;
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

function add(offsets: NumberColumn, from: number, to: number, by: number): void {
  for (let i = from; i < to; i++) offsets[i] = ((offsets[i] as number) + by) | 0;
}
