import { binaryKind, isBinaryBytes, lookedAtBytes } from "../../text/binary";
import { type DecodedBytes, decodeStretch, encodingOf, type FileEncoding } from "../../text/decodeStretch";
import { utf8Length } from "../../text/utf8";
import { isGzip } from "../../tokenizers/formats/isGzip";
import { type IncrementalTokenizer, isIncremental } from "../../tokenizers/incremental";
import { lastCut } from "../../tokenizers/lastCut";
import { PartCounter } from "../../tokenizers/partCounter";
import { type EncodeOptions, type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import { readBytes } from "../assets/readBytes";
import type { CountedFile, CountedPart, FileToCount } from "./protocol";
import { whyUnreadable } from "./whyUnreadable";

/** Milliseconds after which an answer is given with what there is: calls stay short, so that others get their turn. */
const answerWithin = 120;

/** Bytes that are read and counted at a time. */
const usualBlock = 1 << 18;

/** Bytes of a text that is held whole where it cannot be cut: beyond, the memory is worth more than the count. */
const mostHeld = 1 << 26;

/** What a test makes smaller. */
export interface CountingLimits {
  readonly block: number;
  readonly within: number;
}

/**
 * Counts as many of some files as fit into a moment, at least a part of the first. Files are read block by block, each cut
 * where the tokenizer can be: nothing grows with them, and all parts of a file come to what its whole text does.
 * @param alive is told after each block
 * @returns what the first of them come to, the last one perhaps in part
 */
export async function countFiles(
  tokenizer: Tokenizer,
  files: readonly FileToCount[],
  specials: EncodeOptions["specials"],
  alive: () => void,
  { block, within }: CountingLimits = { block: usualBlock, within: answerWithin },
): Promise<CountedFile[]> {
  const counter = new PartCounter(tokenizer, { specials, inserted: false });
  const isCut: CutTest = isIncremental(tokenizer) ? (...place) => tokenizer.isCut(...place) : null;
  const until = performance.now() + within;
  const counted: CountedFile[] = [];
  const heads = readAhead(files, block);
  for (const [i, file] of files.entries()) {
    const one = await countFile(file, heads(i), counter, isCut, { block, until, alive });
    counted.push(one);
    if ((one.kind === "counted" && one.next !== null) || performance.now() > until) break;
  }
  return counted;
}

type CutTest = IncrementalTokenizer["isCut"] | null;
/** Bytes of the file from a place on. */
type Read = (from: number, bytes: number) => Promise<Uint8Array>;

interface Pace {
  readonly block: number;
  readonly until: number;
  alive(): void;
}

/** Files whose beginnings are asked for at a time: a browser takes longer to hand a small one over than to count it. */
const ahead = 12;

/**
 * Reads the beginnings of files, some of them ahead; of one that is gone on with, what says how it is written.
 * @returns gives each, in their order
 */
function readAhead(files: readonly FileToCount[], block: number): (i: number) => Promise<Uint8Array<ArrayBuffer>> {
  const asked: Promise<Uint8Array<ArrayBuffer>>[] = [];
  return (i) => {
    for (const { file, from } of files.slice(asked.length, i + ahead)) {
      const head = readBlob(file, 0, from === 0 ? Math.max(block, lookedAtBytes) : 2);
      // Whoever comes to it says so; nobody may.
      head.catch(() => {});
      asked.push(head);
    }
    return asked[i] ?? Promise.reject(new RangeError("There is no such file."));
  };
}

async function countFile(
  { file, from }: FileToCount,
  reading: Promise<Uint8Array<ArrayBuffer>>,
  counter: PartCounter,
  isCut: CutTest,
  { block, until, alive }: Pace,
): Promise<CountedFile> {
  try {
    const head = await reading;
    // Most files are all in it.
    const read: Read = async (start, bytes) =>
      start + bytes <= head.length ? head.subarray(start, start + bytes) : readBlob(file, start, bytes);
    if (from === 0) {
      const beginning = head.subarray(0, lookedAtBytes);
      if (isGzip(head) || isBinaryBytes(beginning)) return { kind: "binary", reason: binaryKind(head) };
    }
    const encoding = encodingOf(head);
    const sum = { tokens: 0, bytes: 0, replaced: 0 };
    let at = from === 0 && encoding !== "utf-8" ? 2 : from;
    for (;;) {
      const begins = at === (encoding === "utf-8" ? 0 : 2);
      const stretch = await nextStretch(read, file.size - at, at, encoding, isCut, block);
      const tokens = counter.count(stretch.text, begins, stretch.ends);
      sum.tokens += tokens - counter.controls;
      sum.bytes += utf8Length(stretch.text);
      if (stretch.isDamaged) sum.replaced += stretch.text.split("\ufffd").length - 1;
      at += stretch.bytes;
      alive();
      const next = stretch.ends ? null : at;
      const done: CountedPart = { kind: "counted", ...sum, next, isUtf16: encoding !== "utf-8" };
      if (stretch.ends || performance.now() > until) return done;
    }
  } catch (error) {
    if (error instanceof TokenizerError) return { kind: "refused", reason: error.message };
    // What reading throws: the file is gone, has changed, or may not be read.
    if (error instanceof DOMException) return { kind: "unreadable", reason: whyUnreadable(error) };
    throw error;
  }
}

/** A stretch of a file up to a place where its text can be cut. */
interface Stretch extends Pick<DecodedBytes, "text" | "isDamaged"> {
  readonly bytes: number;
  /** Whether the file ends with it. */
  readonly ends: boolean;
}

/**
 * @param left bytes of the file from `at` on
 * @throws {TokenizerError} when the file has to be held whole and is too large for that
 */
async function nextStretch(
  read: Read,
  left: number,
  at: number,
  encoding: FileEncoding,
  isCut: CutTest,
  block: number,
): Promise<Stretch> {
  // Looked for again when there is twice as much, so that a text without cuts is not read over and over.
  for (let size = isCut === null ? left : block; ; size *= 2) {
    if (Math.min(size, left) > mostHeld) throw tooLarge(isCut);
    const bytes = await read(at, Math.min(size, left));
    const ends = size >= left;
    const decoded = decodeStretch(bytes, encoding, ends);
    if (ends) return { ...decoded, bytes: bytes.length, ends };
    const { text, isDamaged } = decoded;
    const cut =
      isCut &&
      lastCut(
        (whole, place, ...range) => {
          return isCut(whole, place, ...range) && decoded.bytesBefore(place) !== null;
        },
        text,
        0,
      );
    const cutBytes = cut === null ? null : decoded.bytesBefore(cut);
    if (cut !== null && cutBytes !== null) return { text: text.slice(0, cut), isDamaged, bytes: cutBytes, ends };
  }
}

function readBlob(file: Blob, from: number, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const stretch = from === 0 && bytes >= file.size ? file : file.slice(from, from + bytes);
  return readBytes(stretch);
}

function tooLarge(isCut: CutTest): TokenizerError {
  const megabytes = Math.round(mostHeld / 1e6);
  return new TokenizerError(
    isCut === null
      ? `It takes only whole texts, and the file is over ${megabytes} megabytes. Cut the file first.`
      : `Over ${megabytes} megabytes of the file can be encoded only as a whole. Cut the file first.`,
  );
}
