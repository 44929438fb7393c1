import type { ShownEncoding } from "../../../state/compare/columns";
import { changedTokens } from "./changedTokens";
import { editedRows } from "./editedRows";
import { ChipRows, type ChipSource, type LaidOutRows } from "./layout";
import { PagedRows } from "./pagedRows";

export { fold, foldOffset, mostPixels } from "../../../ui/foldedScroll";
export { arrive, keepSight, settledRow } from "./keepSight";

/** Rows of a long text. */
export function pagedRows(source: ChipSource, maxWidth: number, gap: number): LaidOutRows {
  return new PagedRows(source, maxWidth, gap);
}

/** The rows of another answer by those of the one before; null where that is not known, tells little, or is of another kind. */
export function rowsAfter(
  rows: LaidOutRows,
  before: ShownEncoding,
  shown: ShownEncoding,
  source: ChipSource,
  isLong: boolean,
): LaidOutRows | null {
  const { since, answer } = shown;
  const isShort = before.answer === undefined && answer === undefined;
  const change = isShort ? changedTokens(before, shown) : since?.told === before.answer ? since : undefined;
  if (change === undefined || 2 * change.inserted > source.count) return null;
  if (rows instanceof PagedRows) return isLong ? rows.edited(source, change) : null;
  return rows instanceof ChipRows && !isLong ? editedRows(rows, source, change) : null;
}

/** Has rows numbered by all that have been laid out, where they were not. */
export function tellAll(rows: LaidOutRows): void {
  if (rows instanceof PagedRows) rows.tellAll();
}
