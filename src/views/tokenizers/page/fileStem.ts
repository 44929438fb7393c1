import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";

/** How the name of a file begins that is about a tokenizer. */
export function fileStem(reference: TokenizerReference): string {
  return linkName(reference)
    .replace(/[#@].*$/, "")
    .replace(/[^\w.-]+/g, "_");
}
