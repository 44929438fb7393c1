import type { TokenizerEntry } from "../tokenizers/catalogue";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import type { TokenizerKind } from "../tokenizers/formats/readFiles";
import { parseReference } from "../tokenizers/tokenizerReference";

/** Versions in the packages' own package.json, by vite.config.ts. */
declare const __TIKTOKEN_VERSION__: string;
declare const __TRANSFORMERS_VERSION__: string;

/** Who a tokenizer is checked against. */
export interface ReferenceIdentity {
  /** `brought`: one of the first two; which one the tokenizer's parts say. */
  readonly kind: "tiktoken" | "transformers" | "platform" | "brought";
  /** As people read it. */
  readonly name: string;
}

const platform: Readonly<Record<string, string>> = {
  utf8_bytes: "the browser’s TextEncoder",
  code_points: "the browser’s string iterator",
};

const tiktoken = (): ReferenceIdentity => ({ kind: "tiktoken", name: `tiktoken ${__TIKTOKEN_VERSION__}` });
const transformers = (): ReferenceIdentity => ({
  kind: "transformers",
  name: `Transformers.js ${__TRANSFORMERS_VERSION__}`,
});

/** SentencePiece itself runs in no browser here: its models are checked as what they become when they are exported. */
const givenOurJson = (): ReferenceIdentity => {
  const { kind, name } = transformers();
  return { kind, name: `${name} (given our tokenizer.json of this model)` };
};

/**
 * The library that a tokenizer is checked against, and what it is called.
 * @param kind what one that was brought along was read from, as far as that is known: some kinds say which library it will be
 */
export function referenceOf(entry: TokenizerEntry, kind: TokenizerKind | null = null): ReferenceIdentity {
  const parts = parseReference(entry.reference);
  if (parts?.kind !== "builtin") {
    if (kind === "SentencePiece model") return givenOurJson();
    return kind === "tokenizer.json" ? transformers() : { kind: "brought", name: "its reference library" };
  }
  if (entry.vocabulary !== null) return entry.package === "tiktoken" ? tiktoken() : transformers();
  return { kind: "platform", name: platform[parts.id] ?? "the browser’s Intl.Segmenter" };
}

/** The library that a tokenizer is checked against which was brought along. */
export function referenceOfParts({ recipe }: TokenizerParts): ReferenceIdentity {
  if (recipe.kind === "tiktoken") return tiktoken();
  return recipe.kind === "SentencePiece" ? givenOurJson() : transformers();
}
