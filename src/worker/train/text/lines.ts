import { sha256 } from "@noble/hashes/sha2.js";
import { binaryKind, isBinaryBytes, lookedAtBytes } from "../../../text/binary";
import { toHex } from "../../../text/hex";
import { utf8Encode } from "../../../text/utf8";
import { TokenizerError } from "../../../tokenizers/tokenizer";
import { readBytes } from "../../assets/readBytes";
import type { ChosenFile } from "../../corpus/protocol";
import { whyUnreadable } from "../../files/whyUnreadable";
import { type LineRun, LineRuns } from "./lineRuns";
import type { LineBlock, ReadText, TrainingText } from "./trainingText";

/** Bytes of files that the page trains on at most: ten times as many are in memory while it learns. */
export const mostBytes = 200_000_000;

/** Bytes that are read and counted at a time. */
const usualBlock = 1 << 18;

/** The only language of a text that has none. */
const only = [{ code: "", name: "", weight: 1 }];

/** A text that is there as a whole. Its lone surrogates are read as U+FFFD, as tokenizers read them. */
export function openText(text: string): TrainingText {
  const bytes = utf8Encode(text);
  const file = { path: "", file: new Blob([bytes]) };
  const { length } = bytes;
  return {
    languages: only,
    isParallel: false,
    bytes: length,
    files: null,
    notes: [],
    read: (holdOut) => readFiles([file], holdOut),
  };
}

/**
 * Opens files that somebody brings: each is gone through once, so that those that are no text are left out before anything is counted.
 * @param alive is told bytes that have been looked at, of all
 * @param block bytes that are read at a time; tests have fewer
 * @throws {TokenizerError} where there is nothing to train on, or too much
 */
export async function openFiles(
  files: readonly ChosenFile[],
  alive: (done: number, all: number) => void,
  block = usualBlock,
): Promise<TrainingText> {
  const all = files.reduce((sum, { file }) => sum + file.size, 0);
  if (all > mostBytes) {
    throw new TokenizerError(
      `The files have ${megabytes(all)} together, and the page trains on ${megabytes(mostBytes)} at most. Bring fewer of them, or train with the command line: tessera train.`,
    );
  }
  // By code units: the same on any machine.
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const read: ChosenFile[] = [];
  const notes: string[] = [];
  let looked = 0;
  for (const each of sorted) {
    const why = await whyLeftOut(each.file, block, (bytes) => alive(looked + bytes, all));
    if (why === null) read.push(each);
    else notes.push(`Left out: ${each.path}. ${why}`);
    looked += each.file.size;
  }
  const bytes = read.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes === 0) {
    throw new TokenizerError(["There is no text in the files.", ...notes.slice(0, 3)].join(" "));
  }
  return {
    ...{ languages: only, isParallel: false, bytes, files: read.length, notes },
    read: (holdOut) => readFiles(read, holdOut, block),
  };
}

/** Why a file is no text; null where it is. */
async function whyLeftOut(file: Blob, block: number, alive: (done: number) => void): Promise<string | null> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let at = 0; at < file.size || at === 0; at += block) {
    const bytes = await orWhy(() => readBytes(file.slice(at, at + block)));
    if (typeof bytes === "string") return bytes;
    if (at === 0 && isBinaryBytes(bytes.subarray(0, lookedAtBytes))) return `It is ${binaryKind(bytes)}.`;
    try {
      decoder.decode(bytes, { stream: at + block < file.size });
    } catch {
      return "It is not UTF-8. Save it as that first.";
    }
    alive(Math.min(file.size, at + block));
  }
  return null;
}

async function* readFiles(
  files: readonly { readonly path: string; readonly file: Blob }[],
  holdOut: boolean,
  block = usualBlock,
): AsyncGenerator<LineBlock, ReadText, void> {
  const hash = sha256.create();
  const runs = new LineRuns();
  let done = 0;
  const blocksOf = (some: readonly LineRun[]) =>
    some.map(
      ({ bytes, first }): LineBlock => ({
        ...{ kind: "lines", language: 0, bytes, done },
        first: !holdOut ? "both" : first % 2 === 0 ? "learned" : "held",
      }),
    );
  for (const { path, file } of files) {
    for (let at = 0; at < file.size; at += block) {
      const bytes = await orWhy(() => readBytes(file.slice(at, at + block)));
      if (typeof bytes === "string") throw new TokenizerError(`${path}: ${bytes}`);
      hash.update(bytes);
      done += bytes.length;
      yield* blocksOf(runs.push(bytes));
    }
    // No line goes over the end of a file.
    yield* blocksOf(runs.end());
  }
  const notes =
    runs.pieces === 0 ? [] : ["A line has more than 16 million bytes: it was taken in pieces, as if they were lines."];
  return { sha256: toHex(hash.digest()), segments: runs.lines, notes };
}

/** What reading gives, or why a file cannot be read. */
async function orWhy<T>(read: () => Promise<T>): Promise<T | string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DOMException) return whyUnreadable(error);
    throw error;
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
