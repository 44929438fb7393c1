import { decodeFile } from "./decode";
import { type DraftLanguage, draftLanguage } from "./draft";
import type { CorpusChoice, CorpusFile, LanguageFiles, TableFile } from "./layout";
import { CorpusError, segmentsOf } from "./parallel";
import { readDelimited, readJsonLines, type TableColumn } from "./table";

/** The largest corpus that is read, in bytes: FLORES-200 has 80 MB. */
export const corpusLimit = 250_000_000;

/** A language, or a file that cannot be used and why. */
export type ReadResult =
  | { readonly kind: "language"; readonly language: DraftLanguage; readonly segments: readonly string[] }
  | { readonly kind: "problem"; readonly file: string; readonly message: string };

export interface ReadProgress {
  /** Bytes of files that are done with. */
  readonly done: number;
  readonly total: number;
}

/**
 * Reads a corpus language by language: one file is held at a time, and of a table all of its cells. What a file has wrong
 * does not keep the others from being read. Whether they are parallel is for `checkDraft` to say.
 * @throws {CorpusError} for a corpus over the {@link corpusLimit}
 */
export async function* readCorpus(
  choice: CorpusChoice,
  onProgress: (progress: ReadProgress) => void,
): AsyncGenerator<ReadResult, void> {
  const files = choice.sources.flatMap((source) => (source.kind === "lines" ? source.files : [source.file]));
  const total = files.reduce((all, { size }) => all + size, 0);
  if (total > corpusLimit) {
    throw new CorpusError(
      `The corpus has ${megabytes(total)}, and at most ${megabytes(corpusLimit)} can be read. Leave out languages or segments.`,
    );
  }
  let done = 0;
  onProgress({ done, total });
  const read = async (file: CorpusFile) => {
    try {
      return decodeFile(new Uint8Array(await file.arrayBuffer()), file.name);
    } finally {
      done += file.size;
      onProgress({ done, total });
    }
  };
  for (const source of choice.sources) {
    if (source.kind === "lines") yield await readLanguage(source, read);
    else yield* readTable(source, read);
  }
}

type Read = (file: CorpusFile) => Promise<string>;

async function readLanguage({ code, files }: LanguageFiles, read: Read): Promise<ReadResult> {
  const parts: { name: string; segments: number }[] = [];
  const segments: string[] = [];
  for (const file of files) {
    try {
      const own = segmentsOf(await read(file));
      parts.push({ name: file.name, segments: own.length });
      for (const segment of own) segments.push(segment);
    } catch (error) {
      return problemOf(file, error);
    }
  }
  return { kind: "language", language: draftLanguage(code, parts, segments, 0), segments };
}

async function* readTable({ kind, file }: TableFile, read: Read): AsyncGenerator<ReadResult, void> {
  let columns: TableColumn[];
  try {
    const text = await read(file);
    columns = kind === "jsonl" ? readJsonLines(text, file.name) : readDelimited(text, kind, file.name);
    if (columns.length === 0) throw new CorpusError(`${file.name} has no text: no row has a language.`);
  } catch (error) {
    yield problemOf(file, error);
    return;
  }
  // Taken one by one, so that a language can be forgotten once it is stored.
  for (let column = columns.shift(); column !== undefined; column = columns.shift()) {
    const { code, place, segments, missing } = column;
    const parts = [{ name: `${file.name}, ${place}`, segments: segments.length }];
    yield { kind: "language", language: draftLanguage(code, parts, segments, missing), segments };
  }
}

/** @throws what is no failure to read a file, but a fault of the program; and where a disk is silent, which others lie on too */
function problemOf({ name }: CorpusFile, error: unknown): ReadResult {
  if (error instanceof CorpusError) return { kind: "problem", file: name, message: error.message };
  if (error instanceof Error && error.name === "TimeoutError") {
    throw new CorpusError(
      `${name} cannot be read: its disk does not answer. Choose the files again, or copies of them on another disk.`,
    );
  }
  // A browser says so of a file that was moved or changed since it was chosen.
  const isUnreadable = error instanceof Error && error.name === "NotReadableError";
  const isGone = error instanceof Error && error.name === "NotFoundError";
  if (!isUnreadable && !isGone) throw error;
  return { kind: "problem", file: name, message: `${name} cannot be read: ${isGone ? "it is gone" : error.message}` };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
