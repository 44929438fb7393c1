import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PageSlice } from "../pageSlice";

/** What a link to two vocabularies reproduces. */
export interface PairSlice {
  /** The two that are compared, and more that the matrix has: 2 to 8. */
  readonly pair: readonly TokenizerReference[];
  /**
   * The language of the bundled corpus that the two are held to; `all` for all of it, which takes seconds and is asked for, `text` for
   * the text in Compare.
   */
  readonly pairOn: string;
}

export const pairSlice: PageSlice<PairSlice> = {
  start: { pair: ["builtin:o200k_base", "builtin:cl100k_base"], pairOn: "eng" },
  rename: ({ pair }, rename) => ({ pair: pair.map(rename) }),
};
