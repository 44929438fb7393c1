/** What files that people drop have at which place, by what they are; of archives only what they are themselves. */
const kinds: readonly (readonly [sign: string, at: number, kind: string])[] = [
  ["GGUF", 0, "a model’s weights (GGUF)"],
  ["\0\0{", 6, "a model’s weights (safetensors)"],
  ["PK\x03\x04", 0, "a ZIP archive (as .docx, .epub and PyTorch’s files are)"],
  ["%PDF-", 0, "a PDF document"],
  ["\x89PNG", 0, "an image (PNG)"],
  ["\xff\xd8\xff", 0, "an image (JPEG)"],
  ["GIF8", 0, "an image (GIF)"],
  ["WEBP", 8, "an image (WebP)"],
  ["PAR1", 0, "a table (Parquet)"],
  ["SQLite format 3\0", 0, "a database (SQLite)"],
];

/** Says what a file is that is no text, by its first bytes. @throws {DOMException} when the file cannot be read */
export async function binaryKind(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, 32).arrayBuffer());
  const beginning = String.fromCharCode(...bytes);
  return kinds.find(([sign, at]) => beginning.startsWith(sign, at))?.[2] ?? "a binary file";
}
