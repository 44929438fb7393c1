import { countBelow } from "../../../text/sorted";

/** What the layout asks of the tokens. */
export interface ChipSource {
  readonly count: number;
  /** Widths of a stretch of chips in CSS pixels. Many at a time: measuring has the browser lay them out. */
  widths(start: number, end: number): ArrayLike<number>;
  /** Whether the token's text ends a line. */
  endsLine(token: number): boolean;
}

/** Tokens as a half-open range. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** Rows of chips. */
export interface Rows {
  /** An estimate, until all rows are known. */
  readonly rowCount: number;
  /** Tokens of a row. Rows past the end are empty. */
  row(row: number): TokenRange;
  /** The row that a token is in. */
  rowOf(token: number): number;
}

/** Rows that are laid out bit by bit. */
export interface LaidOutRows extends Rows {
  readonly source: ChipSource;
  /** Of a row in CSS pixels. */
  readonly maxWidth: number;
  /** Between chips in CSS pixels. */
  readonly gap: number;
  readonly isComplete: boolean;
  /** Whether others are numbered by the row that a token is in: until then its own number is an estimate. */
  isPlaced(token: number): boolean;
  /** Places up to so many more tokens; gives whether all are placed. For idle time. */
  extend(tokens: number): boolean;
}

/** Chips whose widths are asked for at once: about a screen of a column. */
export const stretch = 128;

/** Where placing chips has come to. */
export interface PlacedRows {
  /** First token of each row known so far. */
  readonly starts: number[];
  /** The next token to place, and the width of the row it would go to. */
  readonly next: number;
  readonly rowWidth: number;
}

/**
 * Breaks chips into rows, as far as somebody looks and no further: rows are only made up to what is asked for, and the
 * number of the rest is estimated. A text of 100,000 tokens costs no more to show than its first screen.
 */
export class ChipRows implements LaidOutRows {
  readonly source: ChipSource;
  readonly maxWidth: number;
  readonly gap: number;
  /** First token of each row known so far. */
  starts: number[];
  /** The next token to place, and the width of the row it would go to. */
  next: number;
  rowWidth: number;
  /** Widths of the chips from a token on. */
  private measured: { readonly from: number; readonly widths: ArrayLike<number> } = { from: 0, widths: [] };

  /**
   * @param maxWidth width of a row in CSS pixels; a chip that is wider gets a row of its own
   * @param placed what is known of them already; its list is written on
   */
  constructor(
    source: ChipSource,
    maxWidth: number,
    gap: number,
    { starts, next, rowWidth }: PlacedRows = { starts: [0], next: 0, rowWidth: 0 },
  ) {
    this.source = source;
    this.maxWidth = maxWidth;
    this.gap = gap;
    this.starts = starts;
    this.next = next;
    this.rowWidth = rowWidth;
  }

  get isComplete(): boolean {
    return this.next >= this.source.count;
  }

  /** Number of rows: exact once complete, an estimate before. */
  get rowCount(): number {
    if (this.source.count === 0) return 0;
    if (this.isComplete) return this.starts.length;
    const { starts, next, source } = this;
    return Math.max(starts.length + 1, Math.ceil((starts.length * source.count) / Math.max(1, next)));
  }

  isPlaced(token: number): boolean {
    return this.next > token;
  }

  row(row: number): TokenRange {
    this.extendToRow(row + 1);
    const { count } = this.source;
    const start = this.starts[row] ?? count;
    // The row that is still being filled ends where filling has come to; extending made sure that it is the last one.
    return { start, end: this.starts[row + 1] ?? count };
  }

  rowOf(token: number): number {
    while (this.next <= token && !this.isComplete) this.place();
    return countBelow(this.starts, token + 1) - 1;
  }

  extend(tokens: number): boolean {
    for (let i = 0; i < tokens && !this.isComplete; i++) this.place();
    return this.isComplete;
  }

  private extendToRow(row: number): void {
    while (this.starts.length <= row && !this.isComplete) this.place();
  }

  protected place(): void {
    const token = this.next++;
    const width = this.width(token);
    const isFirst = this.starts.at(-1) === token;
    if (!isFirst && this.rowWidth + this.gap + width > this.maxWidth) {
      this.starts.push(token);
      this.rowWidth = width;
    } else {
      this.rowWidth += isFirst ? width : this.gap + width;
    }
    if (this.source.endsLine(token) && token + 1 < this.source.count) {
      this.starts.push(token + 1);
      this.rowWidth = 0;
    }
  }

  private width(token: number): number {
    const { from, widths } = this.measured;
    const known = widths[token - from];
    if (known !== undefined) return known;
    const end = Math.min(token + stretch, this.source.count);
    this.measured = { from: token, widths: this.source.widths(token, end) };
    return this.measured.widths[0] ?? 0;
  }
}
