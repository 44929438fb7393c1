import type { PageSlice } from "../pageSlice";
import { defaultFiles, type FilesChoice } from "./choice";

/** The slice of the page that counts many files. The tokenizers, and what control tokens in a text are, are Compare's. */
export interface FilesSlice {
  readonly files: FilesChoice;
}

export const filesSlice: PageSlice<FilesSlice> = {
  start: { files: defaultFiles },
  /** Rows that were sorted by a tokenizer which is gone are sorted by the first one. */
  fit({ files }, tokenizers) {
    const { column, descending } = files.sort;
    const isGone = column?.includes(":") && !tokenizers.some((reference) => reference === column);
    return isGone ? { files: { ...files, sort: { column: null, descending } } } : {};
  },
  rename: ({ files }, rename) => ({
    files: { ...files, sort: { ...files.sort, column: rename(files.sort.column) } },
  }),
};
