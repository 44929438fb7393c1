import type { CorpusLanguage } from "./language";
import { CorpusError } from "./parallel";

/** Goes up with every change that an older reader could not read. */
export const corpusFormat = 1;

/** The first line of a bundled corpus (docs/corpus.md), as JSON. */
export interface CorpusHeader {
  readonly format: typeof corpusFormat;
  readonly title: string;
  /** The npm package that the texts come from, and its version. */
  readonly package: string;
  readonly version: string;
  readonly licence: string;
  /** Segments of each language; one that is missing is an empty string. */
  readonly segments: number;
  /** What a segment is: `article`. */
  readonly unit: string;
  /** In order of codes; the same line after the first has a language's segments. */
  readonly languages: readonly CorpusLanguage[];
}

/**
 * Writes a corpus: a line of JSON with its header, then a line of JSON with the segments of each language.
 * @param segmentsOf each language in the header's order
 */
export function writeCorpus(header: CorpusHeader, segmentsOf: readonly (readonly string[])[]): string {
  return [header, ...segmentsOf].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/**
 * Reads the header's line.
 * @throws {CorpusError} for something that is no corpus, or one of another format
 */
export function parseHeader(line: string): CorpusHeader {
  let header: Partial<CorpusHeader> | null;
  try {
    header = JSON.parse(line);
  } catch (cause) {
    throw new CorpusError("This is not a corpus: its first line is no JSON.", { cause });
  }
  if (typeof header?.format !== "number") {
    throw new CorpusError("This is not a corpus: its first line does not say which format it has.");
  }
  if (header.format !== corpusFormat) {
    throw new CorpusError(`The corpus has format ${header.format}; this program reads format ${corpusFormat}.`);
  }
  if (!Array.isArray(header.languages) || typeof header.segments !== "number") {
    throw new CorpusError("The corpus is damaged: its first line does not list its languages.");
  }
  return header as CorpusHeader;
}
