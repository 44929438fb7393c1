import type { HubTokenizerReference } from "../../tokenizers/tokenizerReference";

/**
 * The address of the page that shows a tokenizer's files on the Hub.
 * @param endpoint the Hub's address
 */
export function hubPage(endpoint: string, { id, commit }: Pick<HubTokenizerReference, "id" | "commit">): string {
  const [, model = id, folder = ""] = /^([^/]+\/[^/]+)(\/.+)$/.exec(id) ?? [];
  return `${endpoint}/${model}/tree/${commit}${folder}`;
}
