import { sentencesWith } from "../../analysis/vocabulary/entry/sentences";
import { openReader } from "../corpus/texts";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { LanguageSentences, SentencesRequest } from "./entryProtocol";
import type { AuditProgress } from "./protocol";

/**
 * Finds sentences of a corpus with an entry among their tokens.
 * @throws {CorpusError} when the corpus does not have a language
 */
export async function tellSentences(
  { tokenizer }: LoadedVocabulary,
  { id, most, corpus, languages, baseUrl, reload }: SentencesRequest,
  onProgress: (progress: AuditProgress) => void,
): Promise<LanguageSentences[]> {
  const reader = await openReader(corpus, { baseUrl, reload, onProgress });
  const found: LanguageSentences[] = [];
  for (const code of languages) {
    const segments = await reader.segments(code);
    const encode = (text: string) => tokenizer.encode(text, { specials: "text", inserted: false });
    found.push({ code, sentences: sentencesWith(id, segments, encode, most) });
    onProgress({ phase: "audit", loaded: found.length, total: languages.length });
  }
  return found;
}
