import type { Agreement } from "../../analysis/boundaries/agreement";
import type { DifferenceList, DifferenceRow } from "../../analysis/boundaries/differenceList";
import type { VoteRows } from "../../analysis/boundaries/votes";
import type { Heading } from "../../analysis/sections";
import type { ComparedTokens, TokensPart } from "./sentColumns";

/** What the worker is asked to compare: columns of one text. */
export interface CompareRequest {
  readonly text: string;
  readonly columns: readonly ComparedTokens[];
  /** Stretches of the text that votes are summed up for. */
  readonly rows: number;
  /** Groups of differences that are listed at most, and places of each. */
  readonly mostGroups: number;
  readonly mostPlaces: number;
}

/** A group of differences with its text. */
export interface ListedDifference extends DifferenceRow {
  /** UTF-8; it may begin or end inside a character. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where columns cut a text differently. All columns of numbers are transferred. */
export interface ComparedColumns {
  /** Bytes of the text. */
  readonly byteLength: number;
  readonly rows: VoteRows;
  readonly agreement: Agreement;
  /** Where each difference begins, rising, and where it ends. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly list: Omit<DifferenceList, "rows"> & { readonly rows: readonly ListedDifference[] };
}

/** What the worker is asked to count by lines: columns of one text. */
export interface LinesRequest {
  readonly text: string;
  readonly columns: readonly ComparedTokens[];
}

/** A text's lines with their tokens. All columns of numbers are transferred. */
export interface CountedLines {
  /** Where lines begin, in UTF-16 units, and in bytes, with one more: the text's end. */
  readonly units: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint32Array<ArrayBuffer>;
  /** Of Markdown. */
  readonly headings: readonly Heading[];
  /** For each column the tokens that begin in each line, without control tokens. */
  readonly tokens: readonly Uint32Array<ArrayBuffer>[];
}

/** The worker's calls, as Comlink exposes them. */
export interface BoundariesWorkerApi {
  /** Takes some of the columns that the next call is about. */
  take(part: TokensPart): void;
  compare(request: Omit<CompareRequest, "columns">): ComparedColumns;
  countLines(request: Omit<LinesRequest, "columns">): CountedLines;
}
