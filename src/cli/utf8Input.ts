import { Buffer, isUtf8 } from "node:buffer";
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
    const whole = bytes.subarray(0, bytes.length - unfinished(bytes));
    if (!isUtf8(whole)) throw invalid(name, whole, offset, line);
    rest = Buffer.from(bytes.subarray(whole.length));
    offset += whole.length;
    line += countLines(whole);
    if (whole.length > 0) yield whole.toString("utf8");
  }
  if (rest.length > 0) throw invalid(name, rest, offset, line);
}

/** Bytes at the end that may be the beginning of a character: none to three. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sizeOf(byte) > back ? back : 0;
  }
  return 0;
}

/** Bytes of the character that a byte begins; 0 when it cannot begin one. */
function sizeOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/** @param offset where the bytes begin in the input; they are not UTF-8 */
function invalid(name: string, bytes: Uint8Array, offset: number, line: number): InputError {
  let at = 0;
  for (; at < bytes.length; ) {
    const size = sizeOf(bytes[at] ?? 0);
    if (size === 0 || at + size > bytes.length || !isUtf8(bytes.subarray(at, at + size))) break;
    at += size;
  }
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  return new InputError(
    `${name} is not UTF-8: byte 0x${byte} at offset ${offset + at}, line ${line + countLines(bytes.subarray(0, at))}. ` +
      `Convert it first, for example: iconv -f windows-1252 -t utf-8`,
  );
}
