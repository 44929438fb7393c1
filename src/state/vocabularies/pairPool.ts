import { isBrought, linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { VocabularyPairPool } from "../../worker/vocabularyPair/pool";
import type { PairRequest } from "../../worker/vocabularyPair/protocol";
import { packs } from "../tokenizers/packs";

/** The page's worker for vocabularies: it starts with the first question. */
export const pairPool = new VocabularyPairPool();

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
