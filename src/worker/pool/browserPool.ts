import { type PackSource, TokenizerPool } from "./pool";

/** The pool of a page: as many workers as there are cores, but at least two and at most four. */
export function createBrowserPool(packs: PackSource): TokenizerPool {
  return new TokenizerPool({
    spawn: () =>
      new Worker(new URL("../tokenizer/tokenizer.worker.ts", import.meta.url), { type: "module", name: "tokenizers" }),
    size: Math.min(4, Math.max(2, navigator.hardwareConcurrency || 2)),
    baseUrl: document.baseURI,
    packs,
  });
}
