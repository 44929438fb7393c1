import type { ByteOffset } from "../../text/utf8";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { defaultLanguages, type LanguagesChoice } from "../languages/choice";
import { defaultInspected, type InspectedTokenizer } from "../tokenizers/inspected";

/** The pages: a text in several tokenizers, many languages' premiums, what a tokenizer is made of, or all tokenizers that there are. */
export type Page = "compare" | "languages" | "tokenizer" | "tokenizers";

/** How the columns show their tokens. */
export type ViewMode = "reading" | "tokens";

/** A stretch of the text, in bytes of its UTF-8; empty where an inserted token stands. */
export interface Place {
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** What a permalink reproduces: everything that makes a comparison, and nothing that is a matter of taste (the theme). */
export interface Comparison {
  readonly page: Page;
  /** The text as given, with its own line endings; may hold lone surrogates. */
  readonly text: string;
  /** 1 to 8 different tokenizers, in the order of the columns. */
  readonly tokenizers: readonly TokenizerReference[];
  readonly view: ViewMode;
  /** Whether control tokens written in the text are text or control. */
  readonly specials: "text" | "control";
  /** Whether post-processor tokens (BOS, CLS, SEP) are added. */
  readonly inserted: boolean;
  /** Whether chips carry token ids. */
  readonly showIds: boolean;
  /** The column that NSL divides by; null means the first one. */
  readonly baseline: TokenizerReference | null;
  /** Tokens of the context window that the ratios table fills, where no model of a tokenizer has less. */
  readonly contextWindow: number;
  /** The user's own prices per million tokens, for the tokenizers that have one. */
  readonly prices: Readonly<Partial<Record<TokenizerReference, number>>>;
  /** What they are in, an ISO 4217 code; undefined where nobody has said, as in links from before this could be said. */
  readonly currency?: string | undefined;
  /** The place in the text that is pinned in all columns; undefined where none is. Another text has none. */
  readonly pinned?: Place | undefined;
  /** What the Languages page shows; links to other pages say nothing of it. */
  readonly languages: LanguagesChoice;
  /** The tokenizer that its own page shows; links to other pages say nothing of it. */
  readonly inspected: InspectedTokenizer;
}

export const maxColumns = 8;

/** What a comparison starts with, and what a link that leaves an option out means: changing one changes old links. */
export const defaultOptions: Omit<Comparison, "text" | "tokenizers"> = {
  page: "compare",
  view: "tokens",
  specials: "text",
  inserted: false,
  showIds: false,
  baseline: null,
  contextWindow: 128_000,
  prices: {},
  languages: defaultLanguages,
  inspected: defaultInspected,
};
