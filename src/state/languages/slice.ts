import type { PageSlice } from "../pageSlice";
import { sortAmong } from "../sortColumn";
import { defaultLanguages, type LanguagesChoice } from "./choice";

/** The slice of the page that shows what the same text costs in many languages. The tokenizers are Compare's. */
export interface LanguagesSlice {
  readonly languages: LanguagesChoice;
}

export const languagesSlice: PageSlice<LanguagesSlice> = {
  start: { languages: defaultLanguages },
  /** Rows that were sorted by a tokenizer which is gone are sorted by the first one. */
  fit({ languages }, tokenizers) {
    const sort = sortAmong(languages.sort, tokenizers);
    return sort === undefined ? {} : { languages: { ...languages, sort } };
  },
  rename: ({ languages }, rename) => ({
    languages: {
      ...languages,
      map: rename(languages.map),
      openIn: rename(languages.openIn),
      sort: { ...languages.sort, column: rename(languages.sort.column) },
    },
  }),
};
