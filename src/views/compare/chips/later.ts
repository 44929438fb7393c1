import type { TokenChange } from "../../../worker/pool/protocol";
import { editedRows } from "./editedRows";
import { ChipRows, type ChipSource, type LaidOutRows } from "./layout";
import { PagedRows } from "./pagedRows";

export { changedTokens } from "./changedTokens";
export { arrive, keepSight, settledRow } from "./keepSight";

/** Rows of a long text. */
export function pagedRows(source: ChipSource, maxWidth: number, gap: number): LaidOutRows {
  return new PagedRows(source, maxWidth, gap);
}

/** Rows after an edit by those before it; null where they are of a kind that is none for so many. */
export function rowsAfterEdit(
  before: LaidOutRows,
  source: ChipSource,
  change: TokenChange,
  isLong: boolean,
): LaidOutRows | null {
  if (before instanceof PagedRows) return isLong ? before.edited(source, change) : null;
  return before instanceof ChipRows && !isLong ? editedRows(before, source, change) : null;
}

/** Has rows numbered by all that have been laid out, where they were not. */
export function tellAll(rows: LaidOutRows): void {
  if (rows instanceof PagedRows) rows.tellAll();
}
