import type { ByteOffset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";
import { cellsOf } from "./cells";
import { CutKind, cutKinds } from "./cutKinds";

type Ranges = Pick<Encoding, "byteStart" | "byteEnd">;

/** Two columns of a text. */
export interface CutColumns {
  readonly column: Ranges;
  readonly baseline: Ranges;
  /** Bytes of the text. */
  readonly byteLength: ByteOffset;
}

/** A place where both columns have a boundary, before and after: how many of each one's tokens stand before it. */
interface Seam {
  readonly column: number;
  readonly baseline: number;
  readonly at: ByteOffset;
}

/**
 * The {@link cutKinds} of a column by those that it had before an edit, or against another baseline. What lies between two
 * boundaries that both columns have depends on nothing else: so only the tokens between the last of them before the first
 * token that has changed and the first behind the last one are compared.
 * @param before the columns as they were
 * @param kinds of that column
 * @param most tokens that are compared at most
 * @returns null where there are more
 */
export function updateCutKinds(
  before: CutColumns,
  kinds: Uint8Array<ArrayBuffer>,
  now: CutColumns,
  most: number,
): Uint8Array<ArrayBuffer> | null {
  const from = seamBefore(before, now);
  const to = seamBehind(before, now, from);
  const { column, baseline } = now;
  if (to.column - from.column + to.baseline - from.baseline > most) return null;
  const updated = new Uint8Array(column.byteStart.length);
  updated.set(kinds.subarray(0, from.column));
  updated.set(kinds.subarray(kinds.length - (updated.length - to.column)), to.column);
  const own = cut(column, from.column, to.column, from.at);
  const theirs = cut(baseline, from.baseline, to.baseline, from.at);
  const length = to.at - from.at;
  if (length === 0) updated.fill(CutKind.none, from.column, to.column);
  else updated.set(cutKinds(own, cellsOf(own, length), cellsOf(theirs, length)), from.column);
  return updated;
}

/** Some tokens, as those of a text that begins at a place. */
function cut({ byteStart, byteEnd }: Ranges, from: number, to: number, at: ByteOffset): Ranges {
  return {
    byteStart: byteStart.slice(from, to).map((start) => start - at),
    byteEnd: byteEnd.slice(from, to).map((end) => end - at),
  };
}

/** The last seam before the first change; the text's beginning where there is none. */
function seamBefore(before: CutColumns, now: CutColumns): Seam {
  let column = sameFromStart(before.column, now.column);
  let baseline = sameFromStart(before.baseline, now.baseline);
  while (column > 0 && baseline > 0) {
    const at = now.column.byteEnd[column - 1] as number;
    const other = now.baseline.byteEnd[baseline - 1] as number;
    if (at < other || isEmpty(now.baseline, baseline - 1)) baseline--;
    else if (
      at > other ||
      isEmpty(now.column, column - 1) ||
      !beginsFrom(now.column, column, at) ||
      !beginsFrom(before.column, column, at) ||
      !beginsFrom(now.baseline, baseline, at) ||
      !beginsFrom(before.baseline, baseline, at)
    ) {
      column--;
    } else return { column, baseline, at };
  }
  return { column: 0, baseline: 0, at: 0 };
}

/** The first seam behind the last change, and not before another; the text's end where there is none. */
function seamBehind(before: CutColumns, now: CutColumns, from: Seam): Seam {
  const moved = now.byteLength - before.byteLength;
  const [columns, olds] = [now.column.byteStart.length, before.column.byteStart.length];
  const [baselines, oldBaselines] = [now.baseline.byteStart.length, before.baseline.byteStart.length];
  let column = columns - sameFromEnd(before.column, now.column, moved, from.column);
  let baseline = baselines - sameFromEnd(before.baseline, now.baseline, moved, from.baseline);
  while (column < columns && baseline < baselines) {
    const at = now.column.byteStart[column] as number;
    const other = now.baseline.byteStart[baseline] as number;
    if (at > other || isEmpty(now.baseline, baseline)) baseline++;
    else if (
      at < other ||
      isEmpty(now.column, column) ||
      !endsUntil(now.column, column, at) ||
      !endsUntil(before.column, column - columns + olds, at - moved) ||
      !endsUntil(now.baseline, baseline, at) ||
      !endsUntil(before.baseline, baseline - baselines + oldBaselines, at - moved)
    ) {
      column++;
    } else return { column, baseline, at };
  }
  return { column: columns, baseline: baselines, at: now.byteLength };
}

/** Tokens at the beginning of two encodings that are the same. */
function sameFromStart(a: Ranges, b: Ranges): number {
  const most = Math.min(a.byteStart.length, b.byteStart.length);
  let same = 0;
  while (same < most && a.byteStart[same] === b.byteStart[same] && a.byteEnd[same] === b.byteEnd[same]) same++;
  return same;
}

/** Tokens at the end that are the same but for a move by some bytes, those that are taken at the beginning left out. */
function sameFromEnd(a: Ranges, b: Ranges, moved: number, taken: number): number {
  const [aLength, bLength] = [a.byteStart.length, b.byteStart.length];
  const most = Math.min(aLength, bLength) - taken;
  let same = 0;
  while (
    same < most &&
    (a.byteStart[aLength - 1 - same] as number) + moved === b.byteStart[bLength - 1 - same] &&
    (a.byteEnd[aLength - 1 - same] as number) + moved === b.byteEnd[bLength - 1 - same]
  ) {
    same++;
  }
  return same;
}

/** Whether a token stands for no byte: it may do so where there is no boundary. */
function isEmpty({ byteStart, byteEnd }: Ranges, token: number): boolean {
  return byteStart[token] === byteEnd[token];
}

/** Whether no token from one on begins before a place. */
function beginsFrom({ byteStart }: Ranges, token: number, at: ByteOffset): boolean {
  return token >= byteStart.length || (byteStart[token] as number) >= at;
}

/** Whether no token before one ends behind a place. */
function endsUntil({ byteEnd }: Ranges, token: number, at: ByteOffset): boolean {
  return token <= 0 || (byteEnd[token - 1] as number) <= at;
}
