import type { CorpusLanguage } from "../../corpora/language";
import { usualPivots } from "../../corpora/parallel";
import type { CorpusSource } from "../../worker/pool/protocol";

/** A parallel corpus that is ready to be measured. */
export interface OpenCorpus {
  /** As {@link LanguagesChoice.corpus} has it. */
  readonly key: string;
  /** What captions call it. */
  readonly title: string;
  /** Package and version, or a hash: what tells it from another of the same title. */
  readonly version: string;
  readonly segments: number;
  /** What a segment is: `article`, `line`. */
  readonly unit: string;
  readonly languages: readonly CorpusLanguage[];
  /** Where a worker finds at least these languages. */
  source(codes: readonly string[]): CorpusSource;
}

/** The pivot that is asked for; English, or else the first language, when none is or the corpus does not have it. */
export function pivotLanguage<Language extends { readonly code: string }>(
  languages: readonly Language[],
  asked: string | null,
): Language | undefined {
  const wanted = asked === null ? usualPivots : [asked, ...usualPivots];
  for (const code of wanted) {
    const found = languages.find((language) => language.code === code);
    if (found !== undefined) return found;
  }
  return languages[0];
}
