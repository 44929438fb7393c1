import type { Piece } from "../pieces/cutToSize";

/** A piece of a text as a line of JSON: its place among all, where it stands, its counts, and itself. */
export function pieceLine(
  piece: Piece,
  index: number,
  text: string,
  named: Readonly<Record<string, string>> = {},
): string {
  const { start, end, byteStart, byteEnd, tokens, alone, overlap, endsAt } = piece;
  const own = {
    ...{ index, byte_start: byteStart, byte_end: byteEnd },
    ...{ tokens, alone, overlap, ends_at: endsAt },
    text: text.slice(start, end),
  };
  return `${JSON.stringify({ ...named, ...own })}\n`;
}
