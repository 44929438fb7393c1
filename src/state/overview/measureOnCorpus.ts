import type { OverviewFacts } from "../../analysis/vocabulary/overview/overviewFacts";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { openCorpus } from "../corpora/opener";
import { bundledCorpus } from "../languages/choice";
import { vocabularyPool } from "../tokenizers/vocabularyPool";

interface MeasuringCall {
  readonly signal: AbortSignal;
  /** Asks the server again instead of the browser's cache. */
  readonly reload: boolean;
  /** Languages that are done, of how many. */
  onProgress(languages: number, total: number): void;
}

/**
 * Says what the overview does of a tokenizer, measured on the bundled corpus in a worker.
 * @throws what the pool does, and {@link CorpusError} (by name) what the corpus says
 */
export async function measureOnCorpus(
  reference: TokenizerReference,
  { signal, reload, onProgress }: MeasuringCall,
): Promise<OverviewFacts> {
  const corpus = await openCorpus(bundledCorpus, { reload, signal, onProgress: () => {} });
  const languages = corpus.languages.map(({ code }) => code);
  return vocabularyPool().measure(
    {
      ...{ tokenizer: linkName(reference), reload, signal },
      onProgress: (progress) => {
        if (progress.phase === "audit" && !signal.aborted) onProgress(progress.loaded, progress.total);
      },
    },
    { corpus: corpus.source(languages), languages },
  );
}
