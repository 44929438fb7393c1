import type { CorpusLanguage } from "./language";

/**
 * The 22 languages of the Eighth Schedule to the Constitution of India, by ISO 639-3 and 639-1. Where ISO 639-3 has a
 * macrolanguage, it and the member that is written stand side by side: `ory` and `ori`.
 */
const scheduledInIndia = new Set(
  (
    "asm as ben bn brx doi dgo guj gu hin hi kan kn kas ks kok gom mai mal ml mni mar mr nep npi ne ori ory or pan pa san sa " +
    "sat snd sd tam ta tel te urd ur"
  ).split(" "),
);

/** Whether a language is one of the 22 scheduled languages of India. */
export function isScheduledInIndia({ iso6393, bcp47 }: CorpusLanguage): boolean {
  return scheduledInIndia.has(iso6393 ?? bcp47?.split("-")[0] ?? "");
}

/** Orders languages by speakers, the most spoken first; those without a number come last, and equal ones go by name. */
export function bySpeakers(a: CorpusLanguage, b: CorpusLanguage): number {
  return (b.speakers ?? -1) - (a.speakers ?? -1) || a.name.localeCompare(b.name, "en");
}

/**
 * The most spoken languages, most spoken first. Of a language with several versions (scripts, countries, orthographies)
 * only the most spoken one counts.
 */
export function mostSpoken(languages: readonly CorpusLanguage[], count: number): CorpusLanguage[] {
  const versions = new Map<string, CorpusLanguage>();
  for (const language of [...languages].sort(bySpeakers)) {
    const key = language.iso6393 ?? language.bcp47?.split("-")[0] ?? language.code;
    if (!versions.has(key)) versions.set(key, language);
  }
  return Array.from(versions.values()).slice(0, count);
}
