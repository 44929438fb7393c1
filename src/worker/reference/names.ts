import type { TokenizerEntry } from "../../tokenizers/catalogue";
import { parseReference } from "../../tokenizers/tokenizerReference";

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

/** OpenAI’s own, of this build. */
export const tiktoken = (): ReferenceIdentity => ({ kind: "tiktoken", name: `tiktoken ${__TIKTOKEN_VERSION__}` });
/** Hugging Face’s, of this build. */
export const transformers = (): ReferenceIdentity => ({
  kind: "transformers",
  name: `Transformers.js ${__TRANSFORMERS_VERSION__}`,
});

/** The library that a tokenizer is checked against, and what it is called. */
export function referenceOf(entry: TokenizerEntry): ReferenceIdentity {
  const parts = parseReference(entry.reference);
  if (parts?.kind !== "builtin") return { kind: "brought", name: "its reference library" };
  if (entry.vocabulary !== null) return entry.package === "tiktoken" ? tiktoken() : transformers();
  return { kind: "platform", name: platform[parts.id] ?? "the browser’s Intl.Segmenter" };
}
