import { encodingOf } from "./decodeStretch";

/** Bytes of a file's beginning that tell whether it is text. */
export const lookedAtBytes = 65_536;

/**
 * Whether a file is surely no text: it has zero bytes, and is neither UTF-16, which says so by its byte order mark, nor
 * UTF-8 in which control characters are rare.
 * @param beginning its first {@link lookedAtBytes}, or all of it where that is less
 */
export function isBinaryBytes(beginning: Uint8Array): boolean {
  if (encodingOf(beginning) !== "utf-8" || !beginning.includes(0)) return false;
  try {
    // A character that the end cuts in two is waited for.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(beginning, { stream: true });
    return (text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0) * 20 > text.length;
  } catch {
    return true;
  }
}

/** What files that people drop have at which place, by what they are; of archives only what they are themselves. */
const kinds: readonly (readonly [sign: string, at: number, kind: string])[] = [
  ["GGUF", 0, "a model’s weights (GGUF)"],
  ["\0\0{", 6, "a model’s weights (safetensors)"],
  ["PK\x03\x04", 0, "a ZIP archive (as .docx, .epub and PyTorch’s files are)"],
  ["\x1f\x8b", 0, "packed (gzip)"],
  ["%PDF-", 0, "a PDF document"],
  ["\x89PNG", 0, "an image (PNG)"],
  ["\xff\xd8\xff", 0, "an image (JPEG)"],
  ["GIF8", 0, "an image (GIF)"],
  ["WEBP", 8, "an image (WebP)"],
  ["PAR1", 0, "a table (Parquet)"],
  ["SQLite format 3\0", 0, "a database (SQLite)"],
];

/** Says what a file is that is no text. @param bytes its first 32, or more */
export function binaryKind(bytes: Uint8Array): string {
  const beginning = String.fromCharCode(...bytes.subarray(0, 32));
  return kinds.find(([sign, at]) => beginning.startsWith(sign, at))?.[2] ?? "a binary file";
}
