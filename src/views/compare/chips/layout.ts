import { countBelow } from "../../../text/sorted";
import type { TokenChange } from "../../../worker/pool/protocol";

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

/** Chips whose widths are asked for at once: about a screen of a column. */
export const stretch = 128;

/** Chips behind an edit that are placed at most before the rows behind it are left to be found anew. */
const farthest = 2000;

/**
 * Breaks chips into rows, as far as somebody looks and no further: rows are only made up to what is asked for, and the
 * number of the rest is estimated. A text of 100,000 tokens costs no more to show than its first screen.
 */
export class ChipRows implements Rows {
  private readonly source: ChipSource;
  private readonly maxWidth: number;
  private readonly gap: number;
  /** First token of each row known so far. */
  private starts: number[] = [0];
  /** The next token to place, and the width of the row it would go to. */
  private next = 0;
  private rowWidth = 0;
  /** Widths of the chips from a token on. */
  private measured: { readonly from: number; readonly widths: ArrayLike<number> } = { from: 0, widths: [] };

  /** @param maxWidth width of a row in CSS pixels; a chip that is wider gets a row of its own */
  constructor(source: ChipSource, maxWidth: number, gap: number) {
    this.source = source;
    this.maxWidth = maxWidth;
    this.gap = gap;
  }

  /**
   * The rows of chips after an edit: those before it stay, and those behind the place from where on rows begin with the same
   * chips again.
   */
  static edited(last: ChipRows, source: ChipSource, { first, removed, inserted }: TokenChange): ChipRows {
    const rows = new ChipRows(source, last.maxWidth, last.gap);
    // Whether a row begins with a chip depends on that one too.
    const kept = last.starts.slice(0, Math.max(1, countBelow(last.starts, first)));
    rows.starts = kept;
    // Whether the chip before the first ends a line can depend on there being one behind it.
    if (last.next < first) {
      rows.next = last.next;
      rows.rowWidth = last.rowWidth;
      return rows;
    }
    rows.next = kept.at(-1) ?? 0;
    const moved = inserted - removed;
    for (let tries = 0; tries < farthest && !rows.isComplete; tries++) {
      rows.place();
      const start = rows.starts.at(-1) ?? 0;
      if (start < first + inserted) continue;
      const same = countBelow(last.starts, start - moved);
      if (last.starts[same] !== start - moved) continue;
      for (const later of last.starts.slice(same + 1)) rows.starts.push(later + moved);
      rows.next = last.next + moved;
      rows.rowWidth = last.rowWidth;
      break;
    }
    return rows;
  }

  get isComplete(): boolean {
    return this.next >= this.source.count;
  }

  /** Number of rows: exact once complete, an estimate before. */
  get rowCount(): number {
    if (this.source.count === 0) return 0;
    if (this.isComplete) return this.starts.length;
    return Math.max(
      this.starts.length + 1,
      Math.ceil((this.starts.length * this.source.count) / Math.max(1, this.next)),
    );
  }

  /** How many chips have been placed: from the first on. */
  get placed(): number {
    return this.next;
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

  /** Places up to so many more tokens; gives whether all are placed. For idle time. */
  extend(tokens: number): boolean {
    for (let i = 0; i < tokens && !this.isComplete; i++) this.place();
    return this.isComplete;
  }

  private extendToRow(row: number): void {
    while (this.starts.length <= row && !this.isComplete) this.place();
  }

  private place(): void {
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
