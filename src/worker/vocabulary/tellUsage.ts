import { countUsage, type LanguageUsage, sumUsage } from "../../analysis/vocabulary/corpus/corpusUsage";
import { entriesOf } from "../../analysis/vocabulary/entries";
import { openReader } from "../corpus/texts";
import { nowAndThen } from "../pool/nowAndThen";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { AuditProgress } from "./protocol";
import type { CountedUsage, UsageRequest } from "./usageProtocol";

/**
 * Counts how often the entries of a vocabulary occur in a corpus.
 * @throws {CorpusError} when the corpus does not have a language
 */
export async function tellUsage(
  { tokenizer, parts }: LoadedVocabulary,
  { corpus, languages: codes, baseUrl, reload }: UsageRequest,
  onProgress: (progress: AuditProgress) => void,
): Promise<CountedUsage> {
  const reader = await openReader(corpus, { baseUrl, reload, onProgress });
  const languages: LanguageUsage[] = [];
  const tell = nowAndThen((loaded, total) => onProgress({ phase: "audit", loaded, total }));
  for (const code of codes) {
    const segments = await reader.segments(code);
    languages.push(countUsage(code, segments, (text) => tokenizer.encode(text, { specials: "text", inserted: false })));
    tell(languages.length, codes.length);
  }
  return { usage: sumUsage(entriesOf(tokenizer, parts).ids, languages), languages };
}

/** What can be transferred of it: its arrays' memory. */
export function buffersOfUsage({ usage, languages }: CountedUsage): Transferable[] {
  const columns = [usage.counts, usage.frequencies, ...languages.flatMap(({ ids, counts }) => [ids, counts])];
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}
