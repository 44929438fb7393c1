import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** What the table of files says of each in each tokenizer. */
export const fileMeasures = ["tokens", "density"] as const;
export type FileMeasure = (typeof fileMeasures)[number];

/** What its rows are sorted by: a tokenizer's column by what that says. */
export type FileSortColumn = "name" | "size" | TokenizerReference;

export interface FileSort {
  /** Null: by the first tokenizer, whichever that is. */
  readonly column: FileSortColumn | null;
  readonly descending: boolean;
}

/** What a link to the Files page reproduces, besides the tokenizers, which it shares with Compare. It cannot carry the files. */
export interface FilesChoice {
  readonly sort: FileSort;
  readonly measure: FileMeasure;
}

/** What the page starts with, and what a link that leaves an option out means: changing one changes old links. */
export const defaultFiles: FilesChoice = { sort: { column: null, descending: true }, measure: "tokens" };
