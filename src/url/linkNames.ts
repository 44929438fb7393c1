import type { Comparison } from "../state/pages";
import { linkName, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { longestSearch } from "./limits";

/** Writes what `readTokenizers` reads. */
export function writeTokenizers({ tokenizers }: Pick<Comparison, "tokenizers">): [name: string, value: string] {
  return ["t", tokenizers.map(linkValue).join(",")];
}

/** Writes what `readModels` reads: nothing where no column goes by a model. */
export function writeModels({ tokenizers, models }: Pick<Comparison, "tokenizers" | "models">): [string, string][] {
  const names = tokenizers.map((reference) =>
    models?.[reference]?.map(({ name }) => encodeURIComponent(name)).join("~"),
  );
  return names.some(Boolean) ? [["m", names.join(",")]] : [];
}

/** Writes what is searched for, as far as links go. */
export function writeSearch(search: string): [name: string, value: string][] {
  return search === "" ? [] : [["q", encodeURIComponent(search.slice(0, longestSearch).toWellFormed())]];
}

/** A tokenizer as a parameter has it: escaped, but for what a fragment can hold and people want to read. */
export function linkValue(reference: TokenizerReference): string {
  return encodeURIComponent(linkName(reference)).replace(/%(?:2F|3A|3F|40)/g, decodeURIComponent);
}
