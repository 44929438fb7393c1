import type { Comparison } from "../state/pages";
import { linkName, type TokenizerReference } from "../tokenizers/tokenizerReference";

/** Writes what `readTokenizers` reads. */
export function writeTokenizers({ tokenizers }: Pick<Comparison, "tokenizers">): [name: string, value: string] {
  return ["t", tokenizers.map(linkValue).join(",")];
}

/** A tokenizer as a parameter has it: escaped, but for what a fragment can hold and people want to read. */
export function linkValue(reference: TokenizerReference): string {
  return encodeURIComponent(linkName(reference)).replace(/%(?:2F|3A|3F|40)/g, decodeURIComponent);
}
