import type { CatalogueEntry } from "../tokenizers/catalogue";

/** Versions in the packages' own package.json, by vite.config.ts. */
declare const __TIKTOKEN_VERSION__: string;
declare const __TRANSFORMERS_VERSION__: string;

/** Who a built-in is checked against. */
export interface ReferenceIdentity {
  readonly kind: "tiktoken" | "transformers" | "platform";
  /** As people read it. */
  readonly name: string;
}

const platform: Readonly<Record<string, string>> = {
  utf8_bytes: "the browser’s TextEncoder",
  code_points: "the browser’s string iterator",
};

/** The reference of a built-in, and what it is called. */
export function referenceOf({ id, vocabulary, provenance }: CatalogueEntry): ReferenceIdentity {
  if (vocabulary === null) return { kind: "platform", name: platform[id] ?? "the browser’s Intl.Segmenter" };
  return provenance.package === "tiktoken"
    ? { kind: "tiktoken", name: `tiktoken ${__TIKTOKEN_VERSION__}` }
    : { kind: "transformers", name: `Transformers.js ${__TRANSFORMERS_VERSION__}` };
}
