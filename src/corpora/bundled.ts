import { joinBytes } from "../text/bytes";
import { toHex } from "../text/hex";
import { type CorpusHeader, parseHeader } from "./bundledFormat";
import { CorpusError } from "./parallel";

const lineFeed = 0x0a;

/** Bytes as they arrive; a `ReadableStream`'s reader is one. */
export interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/**
 * Reads no more than the header from a corpus that is being inflated, and cancels the rest.
 * @throws {CorpusError} for something that is no corpus, is of another format, or ends before its first line does
 */
export async function readCorpusHeader(reader: ByteReader): Promise<CorpusHeader> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const chunks: Uint8Array[] = [];
  for (let part = await reader.read(); part.value !== undefined; part = await reader.read()) {
    const end = part.value.indexOf(lineFeed);
    const chunk = end < 0 ? part.value : part.value.subarray(0, end);
    chunks.push(chunk);
    if (end < 0) continue;
    await reader.cancel();
    return parseHeader(decoder.decode(joinBytes(chunks)));
  }
  throw new CorpusError(
    `The corpus is cut off: it ends after ${joinBytes(chunks).length} bytes, within its first line.`,
  );
}

/** A corpus in memory, of which each language's segments are decoded when they are asked for. */
export class BundledCorpus {
  readonly header: CorpusHeader;
  private readonly bytes: Uint8Array;
  /** Where each line begins; the first is the header's. */
  private readonly lines: readonly number[];

  /**
   * @param bytes a corpus, inflated
   * @throws {CorpusError} for something that is no corpus, is of another format, or is cut off
   */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const lines = [0];
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, end + 1)) lines.push(end + 1);
    this.lines = lines;
    this.header = parseHeader(this.line(0));
    const { languages } = this.header;
    // The last line ends as well: after it there is nothing.
    if (lines.length !== languages.length + 2 || lines.at(-1) !== bytes.length) {
      throw new CorpusError(
        `The corpus is damaged: ${Math.max(0, lines.length - 2)} of ${languages.length} languages are there.`,
      );
    }
  }

  /**
   * A language's segments; one that is missing is an empty string.
   * @throws {CorpusError} when the corpus does not have the language
   */
  segments(code: string): readonly string[] {
    const index = this.header.languages.findIndex((language) => language.code === code);
    if (index < 0) throw new CorpusError(`${this.header.title} has no language with the code ${code}.`);
    const segments: unknown = JSON.parse(this.line(index + 1));
    if (!Array.isArray(segments) || segments.length !== this.header.segments) {
      throw new CorpusError(`The corpus is damaged: ${code} does not have ${this.header.segments} segments.`);
    }
    return segments;
  }

  private line(index: number): string {
    const start = this.lines[index] ?? 0;
    const end = (this.lines[index + 1] ?? this.bytes.length + 1) - 1;
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes.subarray(start, end));
  }
}

/** What opening a corpus needs of the platform, which the caller knows. */
export interface CorpusPlatform {
  /** Undoes raw deflate. */
  inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/**
 * Checks a corpus' file, inflates and opens it.
 * @param expected what the manifest says about the file
 * @throws {CorpusError} that says what is wrong with it: cut off, damaged, another format
 */
export async function openCorpus(
  file: Uint8Array<ArrayBuffer>,
  expected: { readonly bytes: number; readonly sha256: string },
  platform: CorpusPlatform,
): Promise<BundledCorpus> {
  if (file.length !== expected.bytes) {
    throw new CorpusError(`The corpus is incomplete: ${file.length} of ${expected.bytes} bytes are there.`);
  }
  const hash = toHex(await platform.sha256(file));
  if (hash !== expected.sha256) {
    throw new CorpusError(
      `The corpus is damaged: its SHA-256 begins ${hash.slice(0, 12)} in place of ${expected.sha256.slice(0, 12)}.`,
    );
  }
  return new BundledCorpus(await platform.inflate(file));
}
