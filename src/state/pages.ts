import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { compareSlice } from "./compare/slice";
import { filesSlice } from "./files/slice";
import { guideSlice } from "./guide/slice";
import { languagesSlice } from "./languages/slice";
import { overviewSlice } from "./overview/slice";
import type { PageSlice } from "./pageSlice";
import { inspectedSlice } from "./tokenizers/inspected";
import { trainSlice } from "./train/slice";
import { pairSlice } from "./vocabularies/slice";

/**
 * The pages, by what a link calls them: a text in several tokenizers, many files' counts, many languages' premiums, what a tokenizer is made of,
 * all tokenizers that there are, a training, and two vocabularies. A new one has its line here; `url/` and `views/` ask for theirs by not compiling.
 */
export const slices = {
  compare: compareSlice,
  files: filesSlice,
  guide: guideSlice,
  languages: languagesSlice,
  tokenizer: inspectedSlice,
  tokenizers: overviewSlice,
  train: trainSlice,
  vocabularies: pairSlice,
};

export type Page = keyof typeof slices;

type SliceOf<Entry> = Entry extends PageSlice<infer Slice> ? Slice : never;
/** All of them at once: a function takes an intersection where it must take any of a union. */
type All<Slice> = (Slice extends unknown ? (slice: Slice) => void : never) extends (all: infer Whole) => void
  ? Whole
  : never;

/** What is shown: a page, and the slices of all pages, which have nothing of each other. */
export type Comparison = { readonly page: Page } & All<SliceOf<(typeof slices)[Page]>>;

/** The page that shows the text, and whose link alone carries it. */
export const textPage: Page = "compare";

/** Whether it is a page's name; asked with hostile strings such as `constructor`. */
export function isPage(name: string): name is Page {
  return Object.hasOwn(slices, name);
}

/** What a first visit shows. */
export const defaultComparison: Comparison = Object.assign(
  { page: textPage },
  ...Object.values(slices).map(({ start }) => start),
);

const { text: _text, tokenizers: _tokenizers, ...options } = defaultComparison;

/** What there is besides a text and its columns, as a first visit shows it. */
export const defaultOptions: Omit<Comparison, "text" | "tokenizers"> = options;

/** A comparison without what belongs to columns that it does not have. */
export function fitted(comparison: Comparison): Comparison {
  const { tokenizers } = comparison;
  return Object.assign({}, comparison, ...Object.values(slices).map((slice) => slice.fit?.(comparison, tokenizers)));
}

/** A comparison in which a tokenizer goes by another reference. */
export function renamed(comparison: Comparison, from: TokenizerReference, to: TokenizerReference): Comparison {
  const rename = <T>(shown: T) => (shown === from ? to : shown);
  return Object.assign({}, comparison, ...Object.values(slices).map((slice) => slice.rename?.(comparison, rename)));
}
