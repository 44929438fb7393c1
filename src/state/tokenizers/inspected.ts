import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PageSlice } from "../pageSlice";
import type { AuditPart, TokenizerTab, VocabularyFind, VocabularySort } from "./vocabularyChoices";

/** Least and greatest bias: what OpenAI's API takes (`logit_bias`). */
export const biasRange = { min: -100, max: 100 } as const;

/** What a link to a tokenizer's page reproduces. */
export interface InspectedTokenizer {
  readonly reference: TokenizerReference;
  /** What is searched for in the vocabulary. */
  readonly search: string;
  readonly find: VocabularyFind;
  readonly sort: VocabularySort;
  /** What a word's spellings are given as logit bias. */
  readonly bias: number;
  readonly tab: TokenizerTab;
  /** The class of entries that the audit lists, as `tessera audit --class` names it, or several with points between them; "" for all. */
  readonly class: string;
  /** The audit's section that is scrolled to; "" for none. */
  readonly part: AuditPart;
  /** What the audit counts entries in: the corpus of the Languages page, or the text in Compare. */
  readonly on: "corpus" | "text";
  /** Id of the token whose own page is shown in place of the tabs. */
  readonly token?: number | undefined;
  /** Edits to it, as `editLink.ts` writes them; none where there are none, or more than a link carries. */
  readonly edits?: string | undefined;
  /** Another object each time that a token takes the place of the one before or after it, as one leafs through a list: Back does not go through them all. */
  readonly leaf?: object | undefined;
}

/** What the page starts with, and what a link that leaves an option out means: changing one changes old links. */
export const defaultInspected: InspectedTokenizer = {
  reference: "builtin:o200k_base",
  search: "",
  find: "parts",
  sort: "id",
  bias: -100,
  tab: "vocabulary",
  class: "",
  part: "",
  on: "corpus",
  edits: undefined,
  token: undefined,
};

/** The slice of the page that shows what one tokenizer is made of. */
export interface InspectedSlice {
  readonly inspected: InspectedTokenizer;
}

export const inspectedSlice: PageSlice<InspectedSlice> = {
  start: { inspected: defaultInspected },
  rename: ({ inspected }, rename) => ({ inspected: { ...inspected, reference: rename(inspected.reference) } }),
};
