import type { TokenizerReference } from "../tokenizers/tokenizerReference";

/** What a page keeps of all that is shown: its slice has what its link carries, and nothing that is a matter of taste (the theme). */
export interface PageSlice<Slice extends object> {
  /** What the page starts with, and what a link that leaves an option out means: changing one changes old links. */
  readonly start: { readonly [Member in keyof Required<Slice>]: Slice[Member] };
  /** What changes when these are the columns: what belonged to another goes. */
  fit?(slice: Slice, tokenizers: readonly TokenizerReference[]): Partial<Slice>;
  /** What changes when a tokenizer goes by another reference. @param rename gives that one, and anything else as it is */
  rename?(slice: Slice, rename: <T>(shown: T) => T | TokenizerReference): Partial<Slice>;
}
