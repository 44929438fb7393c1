import { countBelow } from "../../../text/sorted";
import type { TokenChange } from "../../../worker/pool/protocol";
import { ChipRows, type ChipSource, type RowsBehind } from "./layout";

/**
 * The rows of chips after an edit: those before it stay, and those behind the place from where on rows begin with the same
 * chips again. What lies between is placed when somebody asks for it: most keys change nothing that is in sight.
 */
export function editedRows(last: ChipRows, source: ChipSource, change: TokenChange): ChipRows {
  const { first } = change;
  // The last ones may still be placing theirs.
  const known = last.behind ?? { ...last, starts: [...last.starts], rowCount: last.rowCount, count: last.source.count };
  const { starts, next, rowWidth, count } = known;
  // A letter more or less hardly ever makes a row, and a column that is as high as before need not be laid out again.
  const rowCount =
    known.rowCount + Math.round(((source.count - last.source.count) * known.rowCount) / Math.max(1, count));
  const together = last.behind === null ? change : inOne(last.behind.change, change);
  const behind: RowsBehind = { starts, next, rowWidth, count, rowCount, change: together };
  // Whether a row begins with a chip depends on that one too.
  const kept = last.starts.slice(0, Math.max(1, countBelow(last.starts, first)));
  // Whether the chip before the first ends a line can depend on there being one behind it.
  const begun =
    last.next < first
      ? { starts: kept, next: last.next, rowWidth: last.rowWidth }
      : { starts: kept, next: kept.at(-1) ?? 0, rowWidth: 0 };
  return new ChipRows(source, last.maxWidth, last.gap, begun, behind);
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
