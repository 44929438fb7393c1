import { type KnownTokenizer, knownTokenizers } from "../../hub/knownTokenizers";
import { type CatalogueEntry, findBuiltin } from "../../tokenizers/catalogue";

// Views know the Hub by what passes through here, and through importProtocol.ts of src/worker.
export { publicEndpoint } from "../../hub/hubEndpoint";
export { type KnownTokenizer, knownTokenizers } from "../../hub/knownTokenizers";

/** Known tokenizers whose family, name or licence has all words of a search; all of them for an empty one. */
export function searchKnown(search: string): readonly KnownTokenizer[] {
  // An address or a revision beside a name is no part of it.
  const words = search
    .toLowerCase()
    .replace(/^hub:|@.*$/g, "")
    .split(/\s+/);
  return knownTokenizers.filter(({ family, id, licence }) => {
    const text = `${family} ${id} ${licence}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The built-in that does the same as a known tokenizer which has no file; null for all others. */
export function sameBuiltin({ builtin }: KnownTokenizer): CatalogueEntry | null {
  return (builtin === undefined ? null : findBuiltin(builtin)) ?? null;
}

/** Whether somebody has typed what can only be meant for the Hub: `owner/name`, or the address of a page. */
export function looksLikeModel(typed: string): boolean {
  return /^(hub:|https?:\/\/[^/\s]+\/)?[\w.-]+\/[\w.-]+(@\S+|\/\S*)?$/.test(typed.trim());
}
