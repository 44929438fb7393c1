import type { TokenizerCache } from "./storage";

/**
 * A cache in which what is there is found, and nothing is put: for a browser that is to remember nothing.
 * @param warn is told in a sentence that something is not kept
 */
export function onlyReading(cache: TokenizerCache, warn: (sentence: string) => void): TokenizerCache {
  return {
    get: (model) => cache.get(model),
    list: () => cache.list(),
    remove: (model) => cache.remove(model),
    licence: async (model) => (await cache.licence?.(model)) ?? null,
    pack: (model, pattern) => cache.pack(model, pattern),
    tokenizers: () => cache.tokenizers(),
    async put() {
      warn("It is here until the page is closed: this browser is to remember nothing (“Kept in this browser”).");
    },
    async putPack() {
      // Its files were not kept, which is told.
    },
  };
}
