import type { PageSlice } from "../pageSlice";
import { sortAmong } from "../sortColumn";
import { defaultFiles, type FilesChoice } from "./choice";

/** The slice of the page that counts many files. The tokenizers, and what control tokens in a text are, are Compare's. */
export interface FilesSlice {
  readonly files: FilesChoice;
}

export const filesSlice: PageSlice<FilesSlice> = {
  start: { files: defaultFiles },
  /** Rows that were sorted by a tokenizer which is gone are sorted by the first one. */
  fit({ files }, tokenizers) {
    const sort = sortAmong(files.sort, tokenizers);
    return sort === undefined ? {} : { files: { ...files, sort } };
  },
  rename: ({ files }, rename) => ({
    files: { ...files, sort: { ...files.sort, column: rename(files.sort.column) } },
  }),
};
