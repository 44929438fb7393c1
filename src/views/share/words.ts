import { bundledCorpus } from "../../state/languages/choice";
import type { Comparison, Page } from "../../state/pages";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** What is said where a page's link is shared. */
export interface ShareWords {
  readonly title: string;
  /** What the link holds. */
  readonly holds: string;
  /** What becomes of what the user has given. */
  privacy(comparison: Comparison): string;
  /** The tokenizers that the link names. */
  tokenizers(comparison: Comparison): readonly TokenizerReference[];
}

/** What each page says; it comes with the panel. */
export const shareWords: Readonly<Record<Page, ShareWords>> = {
  compare: {
    title: "Share this comparison",
    holds: "your text, the tokenizers and the options",
    privacy: () =>
      "The text is in the link itself, after the #, which browsers do not send to any server. Nothing is uploaded.",
    tokenizers: ({ tokenizers }) => tokenizers,
  },
  files: {
    title: "Share this table’s settings",
    holds: "tokenizers and how the table is sorted",
    privacy: () =>
      "A link carries no files, and none is uploaded: whoever opens it chooses their own. For the figures, copy or save the CSV.",
    tokenizers: ({ tokenizers }) => tokenizers,
  },
  guide: {
    title: "Share this page of the guide",
    holds: "the guide, and the finding that the address names",
    privacy: () =>
      "Below each finding is a link to it. Nothing is uploaded: the figures are computed anew in the browser that opens the link.",
    tokenizers: () => [],
  },
  languages: {
    title: "Share these figures",
    holds: "tokenizers, pivot, languages and chart",
    privacy: ({ languages: { corpus } }) =>
      corpus === bundledCorpus
        ? "The figures are computed anew in the browser that opens the link. For the figures themselves, use Export."
        : "The link names your own corpus but cannot carry it: whoever opens it is asked for the same files.",
    tokenizers: ({ tokenizers }) => tokenizers,
  },
  tokenizer: {
    title: "Share this tokenizer’s page",
    holds: "the tokenizer and what is searched for",
    privacy: () => "Nothing is uploaded.",
    tokenizers: ({ inspected }) => [inspected.reference],
  },
  tokenizers: {
    title: "Share this table of tokenizers",
    holds: "how the table is sorted and filtered, and which are ticked",
    privacy: () => "Nothing is uploaded. Tokenizers of your own are not in the link.",
    tokenizers: ({ overview }) => overview.picked,
  },
  train: {
    title: "Share this training",
    holds: "the recipe, and what it is trained on",
    privacy: ({ train: { on } }) =>
      on === undefined
        ? "Whoever opens the link trains the vocabulary anew in their browser, from the same text."
        : "A link carries no text here, and nothing is uploaded: whoever opens it brings the same text, and is told whether it is.",
    tokenizers: () => [],
  },
  vocabularies: {
    title: "Share this comparison of vocabularies",
    holds: "the tokenizers and what they are held to",
    privacy: ({ pairOn }) =>
      pairOn === "text"
        ? "A link carries no text here: whoever opens it holds the two to their own."
        : "The figures are computed anew in the browser that opens the link.",
    tokenizers: ({ pair }) => pair,
  },
};
