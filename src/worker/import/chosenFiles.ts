import { toHex } from "../../text/hex";
import { utf8Encode } from "../../text/utf8";
import { beginsGguf } from "../../tokenizers/formats/gguf/beginsGguf";
import { GgufHeader } from "../../tokenizers/formats/gguf/header";
import { fileEndings, largestFiles } from "../../tokenizers/formats/limits";
import { type NamedFile, tooLarge } from "../../tokenizers/formats/readFiles";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { readBytes } from "../assets/readBytes";
import { sha256 } from "../assets/sha256";
import type { LoadProgress } from "../pool/protocol";
import type { ImportedFile } from "./protocol";

/**
 * Reads the files that someone chose: a single one whatever it is called, of several those that can be a tokenizer's.
 * @throws {TokenizerError} for too many bytes, before they are read; for files that cannot be read or told apart
 */
export async function readChosenFiles(
  files: readonly File[],
  onProgress: (progress: LoadProgress) => void,
): Promise<NamedFile[]> {
  const chosen = files.length === 1 ? files : files.filter(({ name }) => fileEndings.test(name));
  if (chosen.length === 0 && files.length > 0) {
    throw new TokenizerError(
      `None of these ${files.length} files is named as a tokenizer’s files are (.json, .model, .tiktoken, .txt …). Choose the one that is it alone.`,
    );
  }
  const twice = chosen.find(({ name }, i) => chosen.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) {
    throw new TokenizerError(`There are two files named ${twice.name}. Choose the files of one folder only.`);
  }
  const total = chosen.reduce((sum, { size }) => sum + size, 0);
  if (total > largestFiles) throw tooLarge(total);
  onProgress({ phase: "fetch", loaded: 0, total });
  let loaded = 0;
  const read: NamedFile[] = [];
  for (const file of chosen) {
    const bytes = await bytesOf(file);
    loaded += bytes.length;
    onProgress({ phase: "fetch", loaded, total });
    // What tells files of models apart is their header, however much of them somebody has.
    const header = beginsGguf(bytes) ? GgufHeader.read(bytes) : null;
    read.push({ name: file.name, bytes: header === null ? bytes : bytes.slice(0, header.length) });
  }
  return read;
}

/**
 * The hash that a reference tells files apart by: that of the file; of several, that of what `sha256sum` prints for them
 * in the order of their names (by UTF-16 units), `<hash>  <name>` a line.
 * @returns SHA-256 in lower-case hexadecimal
 */
export async function hashOfFiles(files: readonly ImportedFile[]): Promise<string> {
  const [first] = files;
  if (first !== undefined && files.length === 1) return first.sha256;
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = sorted.map((file) => `${file.sha256}  ${file.name}\n`);
  return toHex(await sha256(utf8Encode(lines.join(""))));
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readBytes(file);
  } catch (cause) {
    // NotReadableError and NotFoundError, as File API has it.
    if (!(cause instanceof DOMException)) throw cause;
    const why = cause.name === "TimeoutError" ? "its disk does not answer" : "it was changed, moved or locked";
    throw new TokenizerError(`${file.name} cannot be read: ${why}. Choose it again.`, { cause });
  }
}
