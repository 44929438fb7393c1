import { isOfFamily } from "../../corpora/families";
import { bySpeakers, isScheduledInIndia, mostSpoken } from "../../corpora/groups";
import type { CorpusLanguage } from "../../corpora/language";
import { readList } from "../../corpora/languageList";
import { matchesSearch } from "../../corpora/search";
import type { LanguageGroup } from "./choice";

/** How many languages “the most spoken” are. */
export const spokenCount = 20;

/**
 * The languages of a group, the most spoken first, and always with the pivot. For those above a premium it is all of them:
 * only their figures say which they are.
 */
export function wantedLanguages(
  languages: readonly CorpusLanguage[],
  group: LanguageGroup,
  pivot: CorpusLanguage,
): CorpusLanguage[] {
  const chosen = new Set(languagesOf(languages, group)).add(pivot);
  return languages.filter((language) => chosen.has(language)).sort(bySpeakers);
}

/** What a search finds in all languages, the most spoken first; null where nothing is searched for. */
export function foundLanguages(languages: readonly CorpusLanguage[], search: string): CorpusLanguage[] | null {
  if (search.trim() === "") return null;
  return languages.filter((language) => matchesSearch(language, search)).sort(bySpeakers);
}

/** The languages of a group by itself, in the order of the corpus. */
export function languagesOf(languages: readonly CorpusLanguage[], group: LanguageGroup): readonly CorpusLanguage[] {
  switch (group.kind) {
    case "spoken":
      return mostSpoken(languages, spokenCount);
    case "india":
      return languages.filter(isScheduledInIndia);
    case "script":
      return languages.filter(({ script }) => script === group.script);
    case "region":
      return languages.filter(({ region }) => region === group.region);
    case "family":
      return languages.filter((language) => isOfFamily(language, group.family));
    case "list": {
      const codes = new Set(readList(group.list));
      return languages.filter(({ code }) => codes.has(code));
    }
    default:
      return languages;
  }
}
