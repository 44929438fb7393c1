import { bySpeakers, isScheduledInIndia, mostSpoken } from "../../corpora/groups";
import type { CorpusLanguage } from "../../corpora/language";
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
  const chosen = new Set(chosenOf(languages, group)).add(pivot);
  return languages.filter((language) => chosen.has(language)).sort(bySpeakers);
}

function chosenOf(languages: readonly CorpusLanguage[], group: LanguageGroup): readonly CorpusLanguage[] {
  switch (group.kind) {
    case "spoken":
      return mostSpoken(languages, spokenCount);
    case "india":
      return languages.filter(isScheduledInIndia);
    case "script":
      return languages.filter(({ script }) => script === group.script);
    case "region":
      return languages.filter(({ region }) => region === group.region);
    default:
      return languages;
  }
}
