import { Buffer, isUtf8 } from "node:buffer";
import { unfinishedUtf8, utf8SequenceLength } from "../text/decodeStretch";
import { InputError } from "./environment";

/**
 * Decodes UTF-8 that arrives in pieces. A byte order mark stays in the text, so that offsets in the text are the file's.
 * @param name what messages call the input
 * @throws {InputError} at the first byte that is not UTF-8; it gives offset and line
 */
export async function* decodeUtf8(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  let offset = 0;
  let line = 1;
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const bytes =
      rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.length) : Buffer.concat([rest, piece]);
    const whole = bytes.subarray(0, bytes.length - unfinishedUtf8(bytes));
    if (!isUtf8(whole)) throw notUtf8(name, firstInvalid(whole), offset, line);
    rest = Buffer.from(bytes.subarray(whole.length));
    offset += whole.length;
    line += countLines(whole);
    if (whole.length > 0) yield whole.toString("utf8");
  }
  if (rest.length > 0) throw notUtf8(name, firstInvalid(rest), offset, line);
}

/** Ends of lines: bytes that are LF. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/** A byte that is not UTF-8: its value, where it is in the bytes that were looked through, and ends of lines before it. */
export interface InvalidByte {
  readonly byte: number;
  readonly offset: number;
  readonly lines: number;
}

/** The first of some bytes that are not UTF-8. */
export function firstInvalid(bytes: Uint8Array): InvalidByte {
  let offset = 0;
  for (; offset < bytes.length; ) {
    const size = utf8SequenceLength(bytes[offset] ?? 0);
    if (size === 0 || offset + size > bytes.length || !isUtf8(bytes.subarray(offset, offset + size))) break;
    offset += size;
  }
  return { byte: bytes[offset] ?? 0, offset, lines: countLines(bytes.subarray(0, offset)) };
}

/**
 * What is thrown of an input that is not UTF-8.
 * @param name what messages call the input
 * @param base where the bytes that the byte was found in begin in the input
 * @param line the line that they begin in; the first is 1
 */
export function notUtf8(name: string, { byte, offset, lines }: InvalidByte, base: number, line: number): InputError {
  const written = byte.toString(16).toUpperCase().padStart(2, "0");
  // So UTF-16 begins as Windows writes it; no word in windows-1252 begins with “ÿ”, as some do with the “þ” of 0xFE.
  const encoding = base + offset === 0 && byte === 0xff ? "utf-16" : "windows-1252";
  return new InputError(
    `${name} is not UTF-8: byte 0x${written} at offset ${base + offset}, line ${line + lines}. ` +
      `If it is a text, convert it first, for example: iconv -f ${encoding} -t utf-8`,
  );
}
