import { corpusFacts } from "../../analysis/vocabulary/overview/corpusFacts";
import type { OverviewFacts } from "../../analysis/vocabulary/overview/overviewFacts";
import { stageWords } from "../../analysis/vocabulary/overview/stageWords";
import { openReader } from "../corpus/texts";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { AuditProgress } from "./protocol";
import type { UsageRequest } from "./usageProtocol";

/**
 * Says what the overview does of a tokenizer, measured on a corpus.
 * @throws {CorpusError} when the corpus does not have a language
 */
export async function tellOverview(
  { tokenizer, parts }: LoadedVocabulary,
  { corpus, languages, baseUrl, reload }: UsageRequest,
  onProgress: (progress: AuditProgress) => void,
): Promise<OverviewFacts> {
  const reader = await openReader(corpus, { baseUrl, reload, onProgress });
  const read = { codes: languages, segments: (code: string) => reader.segments(code) };
  const facts = await corpusFacts(tokenizer, read, (loaded) =>
    onProgress({ phase: "audit", loaded, total: languages.length }),
  );
  return { ...stageWords(parts), ...facts };
}
