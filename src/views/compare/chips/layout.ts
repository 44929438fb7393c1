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

/** Rows that are known of chips before an edit. */
interface KnownRows {
  readonly starts: readonly number[];
  /** What {@link ChipRows} would go on with. */
  readonly next: number;
  readonly rowWidth: number;
  readonly count: number;
  readonly rowCount: number;
}

/** Rows from before some edits, and all that these have changed together. */
interface Behind {
  readonly known: KnownRows;
  readonly change: TokenChange;
}

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
  /** Rows that are as they were once placing has come past an edit; null where there are none. */
  private behind: Behind | null = null;

  /** @param maxWidth width of a row in CSS pixels; a chip that is wider gets a row of its own */
  constructor(source: ChipSource, maxWidth: number, gap: number) {
    this.source = source;
    this.maxWidth = maxWidth;
    this.gap = gap;
  }

  /**
   * The rows of chips after an edit: those before it stay, and those behind the place from where on rows begin with the same
   * chips again. What lies between is placed when somebody asks for it: most keys change nothing that is in sight.
   */
  static edited(last: ChipRows, source: ChipSource, change: TokenChange): ChipRows {
    const { first } = change;
    const rows = new ChipRows(source, last.maxWidth, last.gap);
    rows.behind =
      last.behind === null
        ? { known: last.known(), change }
        : { known: last.behind.known, change: inOne(last.behind.change, change) };
    // Whether a row begins with a chip depends on that one too.
    rows.starts = last.starts.slice(0, Math.max(1, countBelow(last.starts, first)));
    // Whether the chip before the first ends a line can depend on there being one behind it.
    if (last.next < first) {
      rows.next = last.next;
      rows.rowWidth = last.rowWidth;
    } else {
      rows.next = rows.starts.at(-1) ?? 0;
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
    return Math.max(this.starts.length + 1, this.behind === null ? this.estimate() : this.estimateBehind(this.behind));
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

  private estimate(): number {
    return Math.ceil((this.starts.length * this.source.count) / Math.max(1, this.next));
  }

  /** A letter more or less hardly ever makes a row, and a column that is as high as before need not be laid out again. */
  private estimateBehind({ known }: Behind): number {
    const more = ((this.source.count - known.count) * known.rowCount) / Math.max(1, known.count);
    return known.rowCount + Math.round(more);
  }

  private known(): KnownRows {
    const { starts, next, rowWidth, rowCount } = this;
    return { starts, next, rowWidth, rowCount, count: this.source.count };
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
    if (this.behind !== null && this.next - (this.starts.at(-1) ?? 0) <= 1) this.goOnBehind(this.behind);
  }

  /** Takes over what is known, where the row that has just begun is one that began with the same chip before. */
  private goOnBehind({ known, change: { first, removed, inserted } }: Behind): void {
    const start = this.starts.at(-1) ?? 0;
    if (start < first + inserted) return;
    const moved = inserted - removed;
    const same = countBelow(known.starts, start - moved);
    if (known.starts[same] !== start - moved) return;
    for (let row = same + 1; row < known.starts.length; row++) this.starts.push((known.starts[row] ?? 0) + moved);
    this.next = known.next + moved;
    this.rowWidth = known.rowWidth;
    this.behind = null;
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

/** Two edits, the second of what the first has made, as one. */
function inOne(one: TokenChange, two: TokenChange): TokenChange {
  const first = Math.min(one.first, two.first);
  const end = Math.max(one.first + one.inserted, two.first + two.removed);
  return {
    first,
    removed: end - one.inserted + one.removed - first,
    inserted: end - two.removed + two.inserted - first,
  };
}
