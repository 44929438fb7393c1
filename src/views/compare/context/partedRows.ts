import type { LaidOutRows, Rows, TokenRange } from "../chips/layout";

/**
 * Rows of chips with one among them that has none, before a token, which begins the row after it. The rows around stay as they
 * were laid out, and nothing is laid out that nobody asks for.
 */
export class PartedRows implements Rows {
  private readonly rows: LaidOutRows;
  private readonly at: number;

  /** @param at the token, which is one of theirs */
  constructor(rows: LaidOutRows, at: number) {
    this.rows = rows;
    this.at = at;
  }

  get rowCount(): number {
    // Until the row that is parted is known none is: rows that are counted already would stand empty at the end.
    return this.rows.rowCount + (this.parted()?.parts.length ?? 1) - 1;
  }

  row(row: number): TokenRange {
    const asked = this.rows.row(row);
    const parted = this.parted();
    if (parted === null || row < parted.row) return asked;
    const { row: first, parts } = parted;
    return parts[row - first] ?? this.rows.row(row - parts.length + 1);
  }

  rowOf(token: number): number {
    const row = this.rows.rowOf(token);
    return token < this.at ? row : row + (this.parted()?.parts.length ?? 1) - 1;
  }

  /** The row that is parted, and what becomes of it; null while it has not been laid out. */
  private parted(): { readonly row: number; readonly parts: readonly TokenRange[] } | null {
    const { rows, at } = this;
    if (!rows.isPlaced(at)) return null;
    const row = rows.rowOf(at);
    const { start, end } = rows.row(row);
    const parts = [
      { start: at, end: at },
      { start: at, end },
    ];
    return { row, parts: start < at ? [{ start, end: at }, ...parts] : parts };
  }
}
