import { type Page, textPage } from "../state/pages";

/** What a preview of a link to a page says of it: in chats, in feeds, in search. */
export interface PagePreview {
  /** As the page itself is called, where that does not hang on what it shows. */
  readonly title: string;
  readonly description: string;
}

/**
 * The pages' previews. Whoever makes one knows nothing of what is behind an address's “#”: so the build has the page once more under
 * each name, as `languages.html` (`scripts/previewPages.ts`).
 */
export const previews: Readonly<Record<Page, PagePreview>> = {
  compare: {
    title: "Tessera: compare tokenizers",
    description: "Compare tokenizers side by side, exactly, in your browser. Nothing you type leaves it.",
  },
  files: {
    title: "Files · Tessera",
    description:
      "How many tokens your files are for each tokenizer, whole folders of them. They are counted in your browser, and none leaves it.",
  },
  guide: {
    title: "Field guide · Tessera",
    description: "What research found about tokenizers, each with a figure that is computed live in your browser.",
  },
  languages: {
    title: "Languages · Tessera",
    description:
      "What the same text costs in more than 500 languages: token premiums of any tokenizer, measured in your browser.",
  },
  tokenizer: {
    title: "A tokenizer · Tessera",
    description: "What a tokenizer is made of: its stages in words, and each entry of its vocabulary to search.",
  },
  tokenizers: {
    title: "Tokenizers · Tessera",
    description:
      "The tokenizers of GPT, Llama, Gemma, Qwen, DeepSeek and others, built in; any of the Hugging Face Hub; and files of your own.",
  },
  train: {
    title: "Train · Tessera",
    description:
      "Train a tokenizer in your browser, on real text in your languages, and see at once what it does beside GPT's.",
  },
  vocabularies: {
    title: "Vocabularies · Tessera",
    description:
      "What two tokenizers' vocabularies have in common, what each becomes under the other, and what changed between two revisions.",
  },
};

/** The file of the build that previews of a page are in, and that opens it. */
export function pageFile(page: Page): string {
  return page === textPage ? "index.html" : `${page}.html`;
}
