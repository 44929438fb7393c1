import { TokenizerError } from "../tokenizer";
import { tooLarge } from "./fileErrors";
import { isGzip } from "./isGzip";
import { largestFiles } from "./limits";
import type { NamedFile } from "./recognised";

/**
 * A file's content, whatever it comes in: out of gzip (RFC 1952), and text of UTF-16 or with a byte order mark as UTF-8.
 * @param room bytes that it may come to, at most
 * @param notes is told in sentences what was left aside
 * @returns under the file's own name
 * @throws {TokenizerError} for what is packed and damaged, or too large
 */
export async function unpack(file: NamedFile, room: number, notes: string[]): Promise<NamedFile> {
  const { name } = file;
  if (!isGzip(file.bytes)) return { name, bytes: toUtf8(name, file.bytes) };
  const unpacked = await gunzip(file, room);
  if (unpacked === null) throw tooLarge(Math.max(room, largestFiles) + 1);
  if (unpacked.note !== null) notes.push(unpacked.note);
  return { name, bytes: toUtf8(name, unpacked.bytes) };
}

/**
 * What a file holds that is compressed with gzip, as the program of that name does (`gunzip.ts`).
 * @param room bytes that it may come to, at most
 * @returns null for what comes to more; with a sentence on what was ignored, or null for nothing
 * @throws {TokenizerError} for what is damaged
 */
export async function gunzip(
  { name, bytes }: NamedFile,
  room: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly note: string | null } | null> {
  // Few files are compressed.
  const { gunzipAll } = await import("./gunzip");
  const unpacked = gunzipAll(bytes, room);
  if (unpacked === "damaged") {
    throw new TokenizerError(`${name} is compressed (gzip) and damaged: it cannot be unpacked.`);
  }
  if (unpacked === null) return null;
  const note = unpacked.hasGarbage
    ? `${name} has something behind its compressed content that is no gzip. It is left aside, as gzip does.`
    : null;
  return { bytes: unpacked.bytes, note };
}

/** Marks that a text begins with, and the encoding that they stand for. */
const marks: readonly (readonly [encoding: string, ...bytes: number[]])[] = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

function toUtf8(name: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (isUtf32(bytes)) throw new TokenizerError(`${name} is text in UTF-32: save it as UTF-8.`);
  const mark = marks.find(([, ...begin]) => begin.every((byte, i) => bytes[i] === byte));
  const encoding = mark?.[0] ?? unmarkedUtf16(bytes);
  if (encoding === null) return bytes;
  if (encoding === "utf-8") return bytes.subarray(3);
  try {
    return new TextEncoder().encode(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new TokenizerError(`${name} begins as text in UTF-16, but is none.`, { cause });
  }
}

/** Whether a text begins with UTF-32's mark, or is JSON in it without one. What begins as UTF-16's mark does is longer. */
function isUtf32(bytes: Uint8Array): boolean {
  const begins = (...begin: number[]) => begin.every((byte, i) => bytes[i] === byte);
  if (bytes.length < 4 || bytes.length % 4 !== 0) return false;
  return begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff) || begins(0x7b, 0, 0, 0) || begins(0, 0, 0, 0x7b);
}

/** JSON without a mark begins with a brace, and so with one byte of zero, in UTF-16. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0x7b && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  return first === 0 && second === 0x7b && third === 0 && fourth !== 0 ? "utf-16be" : null;
}
