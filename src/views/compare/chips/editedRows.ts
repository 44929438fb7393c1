import { countBelow } from "../../../text/sorted";
import type { TokenChange } from "../../../worker/pool/protocol";
import { ChipRows, type ChipSource, type PlacedRows } from "./layout";

/** Rows from before some edits, which are as they were once placing has come past these. */
interface RowsBehind extends PlacedRows {
  /** All that the edits have changed together. */
  readonly change: TokenChange;
  /** How many chips there were. */
  readonly count: number;
  /** How many rows there presumably are now. */
  readonly rowCount: number;
}

/** Rows that go on with those behind an edit once placing has come to one of them. */
class EditedRows extends ChipRows {
  /** Null once it has. */
  behind: RowsBehind | null;

  constructor(source: ChipSource, maxWidth: number, gap: number, placed: PlacedRows, behind: RowsBehind) {
    super(source, maxWidth, gap, placed);
    this.behind = behind;
  }

  override get rowCount(): number {
    if (this.behind === null || this.isComplete) return super.rowCount;
    return Math.max(this.starts.length + 1, this.behind.rowCount);
  }

  protected override place(): void {
    super.place();
    if (this.behind !== null && this.next - (this.starts.at(-1) ?? 0) <= 1) this.goOnBehind(this.behind);
  }

  /** Takes over what is known, where the row that has just begun is one that began with the same chip before. */
  private goOnBehind({ starts, next, rowWidth, change: { first, removed, inserted } }: RowsBehind): void {
    const start = this.starts.at(-1) ?? 0;
    const moved = inserted - removed;
    const same = countBelow(starts, start - moved);
    if (start < first + inserted || starts[same] !== start - moved) return;
    for (const later of starts.slice(same + 1)) this.starts.push(later + moved);
    this.next = next + moved;
    this.rowWidth = rowWidth;
    this.behind = null;
  }
}

/**
 * The rows of chips after an edit: those before it stay, and those behind the place from where on rows begin with the same
 * chips again. What lies between is placed when somebody asks for it: most keys change nothing that is in sight.
 */
export function editedRows(last: ChipRows, source: ChipSource, change: TokenChange): ChipRows {
  const { first } = change;
  // The last ones may still be placing theirs.
  const lastBehind = last instanceof EditedRows ? last.behind : null;
  const known = lastBehind ?? { ...last, starts: [...last.starts], rowCount: last.rowCount, count: last.source.count };
  const { starts, next, rowWidth, count } = known;
  // A letter more or less hardly ever makes a row, and a column that is as high as before need not be laid out again.
  const rowCount =
    known.rowCount + Math.round(((source.count - last.source.count) * known.rowCount) / Math.max(1, count));
  const together = lastBehind === null ? change : inOne(lastBehind.change, change);
  const behind: RowsBehind = { starts, next, rowWidth, count, rowCount, change: together };
  // Whether a row begins with a chip depends on that one too.
  const kept = last.starts.slice(0, Math.max(1, countBelow(last.starts, first)));
  // Whether the chip before the first ends a line can depend on there being one behind it.
  const begun =
    last.next < first
      ? { starts: kept, next: last.next, rowWidth: last.rowWidth }
      : { starts: kept, next: kept.at(-1) ?? 0, rowWidth: 0 };
  return new EditedRows(source, last.maxWidth, last.gap, begun, behind);
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
