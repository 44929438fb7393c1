import { isPage, textPage } from "../state/pages";
import { referenceOfLinkName } from "../tokenizers/writeReference";
import type { NearestPage } from "./problems";
import { readers } from "./readers";

/**
 * Finds the page that is nearest to a path which people write by analogy: `tokenizers/llama3`, `llama3`, `tokenizers/all`,
 * `Languages`, `tokenisers`.
 * @param path as it was written, without a query
 * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`
 * @returns null where nothing is near
 */
export function nearestPage(path: string, isKnown: (id: string) => boolean): NearestPage | null {
  const [, first = "", behind] = /^([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const page = Object.keys(readers)
    .filter(isPage)
    .find((name) => readers[name].names?.test(first));
  const name = page === undefined && first !== "" ? path : (behind ?? "");
  const reference = referenceOfLinkName(name);
  if (reference !== null && (!reference.startsWith("builtin:") || isKnown(name))) {
    return { page: "tokenizer", reference };
  }
  return page === undefined || page === "tokenizer" || page === textPage ? null : { page };
}
