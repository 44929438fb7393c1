import { isBrought, linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { VocabulariesPool } from "../../worker/vocabularies/pool";
import type { PairRequest } from "../../worker/vocabularies/protocol";
import { packs } from "../tokenizers/packs";

/** The page's worker for vocabularies: it starts with the first question. */
export const vocabulariesPool = new VocabulariesPool();

/**
 * What a worker is asked of some tokenizers: what was brought along is found first.
 * @throws {Error} whose message says what is missing and what helps; the signal's reason when it was aborted
 */
export async function pairRequest(
  references: readonly TokenizerReference[],
  reload: boolean,
  signal: AbortSignal,
): Promise<PairRequest> {
  const sources = await Promise.all(
    references.map(async (reference) => {
      const tokenizer = linkName(reference);
      const pack = isBrought(tokenizer) ? await packs.open(tokenizer, { signal, reload, onProgress: () => {} }) : null;
      return { tokenizer, pack };
    }),
  );
  return { sources, baseUrl: document.baseURI, reload };
}
