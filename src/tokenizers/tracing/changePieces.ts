import type { ByteOffset, Utf8Index } from "../../text/utf8";
import type { ChangeKind, ChangePiece } from "../trace";

/** A character behind the stage, with the bytes that it stands for before it. */
interface Aligned {
  readonly text: string;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  readonly isChanged: boolean;
}

interface Group {
  start: ByteOffset;
  end: ByteOffset;
  after: string;
  isChanged: boolean;
}

/**
 * Tells what a stage changed in a range of its text, by the characters that it wrote for it. A character that stands for a
 * piece of another one has that whole one on the other side, together with all that stand for the rest of it.
 * @param index of the text before the stage
 * @param written in order
 * @param from, to the range, in bytes, between characters; what no character stands for was removed
 */
export function changePieces(
  index: Utf8Index,
  written: readonly Aligned[],
  from: ByteOffset,
  to: ByteOffset,
): ChangePiece[] {
  const within = (byte: ByteOffset) => Math.min(Math.max(byte, from), to);
  const groups: Group[] = [];
  for (const { text, isChanged, ...range } of written) {
    const group = { start: within(floorOf(index, range.start)), end: 0, after: text, isChanged };
    group.end = range.end > range.start ? Math.max(group.start, within(ceilingOf(index, range.end))) : group.start;
    for (let last = groups.at(-1); last !== undefined && last.end > group.start; last = groups.at(-1)) {
      group.start = Math.min(group.start, last.start);
      group.end = Math.max(group.end, last.end);
      group.after = last.after + group.after;
      group.isChanged ||= last.isChanged;
      groups.pop();
    }
    groups.push(group);
  }
  const pieces: ChangePiece[] = [];
  let at = from;
  for (const group of groups) {
    if (group.start > at) add(pieces, textOf(index, at, group.start), "", true);
    add(pieces, textOf(index, group.start, group.end), group.after, group.isChanged);
    at = group.end;
  }
  if (to > at) add(pieces, textOf(index, at, to), "", true);
  return pieces;
}

/** Puts a piece behind the others, or into the last one where that is of the same kind. */
function add(pieces: ChangePiece[], before: string, after: string, isChanged: boolean): void {
  const kind = kindOf(before, after, isChanged);
  const last = pieces.at(-1);
  if (last?.kind !== kind) pieces.push({ kind, before, after });
  else pieces[pieces.length - 1] = { kind, before: last.before + before, after: last.after + after };
}

function kindOf(before: string, after: string, isChanged: boolean): ChangeKind {
  if (before === after) return "same";
  if (before === "") return "added";
  if (after === "") return "removed";
  return isChanged ? "changed" : "notation";
}

/** Lone surrogates are U+FFFD for every stage. */
function textOf(index: Utf8Index, from: ByteOffset, to: ByteOffset): string {
  return index.text.slice(index.unitOf(from), index.unitOf(to)).toWellFormed();
}

/** Where the character begins that a byte is in. */
function floorOf(index: Utf8Index, byte: ByteOffset): ByteOffset {
  return index.byteOf(index.unitOf(byte));
}

function ceilingOf(index: Utf8Index, byte: ByteOffset): ByteOffset {
  return index.byteOf(index.unitAfter(byte));
}
