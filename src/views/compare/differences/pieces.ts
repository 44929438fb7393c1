import type { ColumnCut } from "../../../analysis/boundaries/differenceList";
import { hexBytes } from "../../../text/bytes";
import { visibleText } from "../../../text/visible";

/** What one cell of a difference shows. */
export interface Piece {
  /** The text with its white space made visible; bytes in hex where they are no whole characters. */
  readonly text: string;
  readonly isHex: boolean;
  /** 1 but for what was dropped (0), and tokens that share a changed character (more). */
  readonly tokens: number;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes as text, or in hex where they are not UTF-8. */
export function textOf(bytes: Uint8Array<ArrayBuffer>): Pick<Piece, "text" | "isHex"> {
  try {
    return { text: visibleText(decoder.decode(bytes)), isHex: false };
  } catch {
    return { text: hexBytes(bytes), isHex: true }; // Only bytes that are not UTF-8 throw.
  }
}

/** The first bytes of a text: so many, or a few fewer where a character would be cut. */
export function firstBytes(bytes: Uint8Array<ArrayBuffer>, most: number): Uint8Array<ArrayBuffer> {
  let end = Math.min(bytes.length, most);
  // Bytes 10xxxxxx go on with a character.
  while (end < bytes.length && end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.slice(0, end);
}

/** The cells of a column's cut, as far as they are shown. */
export function piecesOf({ ends, cellTokens }: ColumnCut, bytes: Uint8Array<ArrayBuffer>, most: number): Piece[] {
  return ends.slice(0, most).map((end, i) => {
    const start = i === 0 ? 0 : (ends[i - 1] ?? 0);
    return { ...textOf(bytes.slice(start, end)), tokens: cellTokens[i] ?? 1 };
  });
}
