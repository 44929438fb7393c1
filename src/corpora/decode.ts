import { CorpusError } from "./parallel";

/**
 * The text of a file, which must be UTF-8; a byte order mark at its beginning is dropped.
 * @param name what the error calls the file
 * @throws {CorpusError} for a file that is empty, binary or not UTF-8; it gives the line, from 1
 */
export function decodeFile(bytes: Uint8Array, name: string): string {
  if (bytes.length === 0) throw new CorpusError(`${name} is empty.`);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new CorpusError(`${name} is in UTF-16. Save it as UTF-8.`);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    throw new CorpusError(`${name} is not a text file: line ${lineOf(bytes, zero)} has a zero byte.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const line = firstBrokenLine(bytes);
    throw new CorpusError(
      `${name} is not UTF-8: line ${line} has bytes that stand for no character. Convert it to UTF-8 first.`,
      { cause },
    );
  }
}

/** The line that a byte is in, from 1. */
function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

/** The first line that is not UTF-8 by itself: no character but LF has a byte 0A. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
  }
}
