import type { Page } from "../state/compare/comparison";
import { referenceOfLinkName, type TokenizerReference } from "../tokenizers/tokenizerReference";

/** What somebody may have meant by an address that is of no page. */
export type NearestPage =
  | { readonly page: "tokenizer"; readonly reference: TokenizerReference }
  | { readonly page: Exclude<Page, "tokenizer"> };

/**
 * Finds the page that is nearest to a path which people write by analogy: `tokenizers/llama3`, `llama3`, `tokenizers/all`,
 * `Languages`, `tokenisers`.
 * @param path as it was written, without a query
 * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`
 * @returns null where nothing is near
 */
export function nearestPage(path: string, isKnown: (id: string) => boolean): NearestPage | null {
  const [, first = "", rest] = /^(compare|languages?|tokeni[sz]ers?|vocabular(?:y|ies))?\/?(.*)$/is.exec(path) ?? [];
  const reference = rest === undefined ? null : referenceOfLinkName(rest);
  if (reference !== null && (!reference.startsWith("builtin:") || isKnown(rest ?? ""))) {
    return { page: "tokenizer", reference };
  }
  // Names that only begin as a page's own are others.
  if (rest !== "" && !path.startsWith(`${first}/`)) return null;
  const name = first.toLowerCase();
  if (name === "" || name === "compare") return null;
  return { page: name.startsWith("l") ? "languages" : "tokenizers" };
}
