import { familyOf } from "../../../corpora/families";
import type { CorpusLanguage } from "../../../corpora/language";
import { foldLetters } from "../../../corpora/search";
import type { LanguageGroup } from "../../../state/languages/choice";
import { languagesOf, spokenCount } from "../../../state/languages/chosenLanguages";
import { formatCount } from "../../../ui/format";
import { scriptName } from "../../scriptName";

/** A group that can be chosen by its name. */
export interface NamedGroup {
  readonly heading: "Groups" | "Scripts" | "Regions" | "Families";
  readonly name: string;
  readonly group: LanguageGroup;
  /** How many languages it has; null where only their figures say. */
  readonly count: number | null;
}

/** Where a choice of languages “above a premium” begins. */
const usualBound = 3;

/** All groups of a corpus, those of many languages first. Branches of a family stand behind it. */
export function namedGroups(languages: readonly CorpusLanguage[]): NamedGroup[] {
  const scheduled = languagesOf(languages, { kind: "india" }).length;
  const families = frequencies(languages.flatMap((language) => familyOf(language)?.family ?? []));
  return [
    named("Groups", { kind: "spoken" }, languagesOf(languages, { kind: "spoken" }).length),
    named("Groups", { kind: "all" }, languages.length),
    named("Groups", { kind: "above", premium: usualBound }, null),
    ...(scheduled > 1 ? [named("Groups", { kind: "india" }, scheduled)] : []),
    ...frequencies(languages.map(({ script }) => script)).map(([script, count]) =>
      named("Scripts", { kind: "script", script }, count),
    ),
    ...frequencies(languages.flatMap(({ region }) => region ?? [])).map(([region, count]) =>
      named("Regions", { kind: "region", region }, count),
    ),
    ...families.flatMap(([family, count]) => [
      named("Families", { kind: "family", family }, count),
      ...frequencies(languages.flatMap((language) => branchIn(language, family))).map(([branch, part]) =>
        named("Families", { kind: "family", family: branch }, part),
      ),
    ]),
  ];
}

/** What people call a group; of languages that somebody has ticked, how many there are. */
export function groupName(group: LanguageGroup, languages: readonly CorpusLanguage[]): string {
  switch (group.kind) {
    case "spoken":
      return `${spokenCount} most spoken`;
    case "all":
      return `All ${formatCount(languages.length)} languages`;
    case "script":
      return `${scriptName(group.script)} script`;
    case "region":
      return group.region;
    case "family":
      return group.family;
    case "list": {
      const count = languagesOf(languages, group).length;
      return count === 0 ? "None chosen" : `${formatCount(count)} chosen`;
    }
    case "india":
      return "Scheduled languages of India";
    case "above":
      return `Premium above ${group.premium}`;
  }
}

/** The groups whose names have what is searched for. */
export function matchingGroups(groups: readonly NamedGroup[], search: string): readonly NamedGroup[] {
  const wanted = foldLetters(search.trim());
  return wanted === "" ? groups : groups.filter(({ name }) => foldLetters(name).includes(wanted));
}

function named(heading: NamedGroup["heading"], group: LanguageGroup, count: number | null): NamedGroup {
  const name =
    group.kind === "all" ? "All languages" : group.kind === "above" ? "Premium above …" : groupName(group, []);
  return { heading, group, count, name };
}

function branchIn(language: CorpusLanguage, family: string): string[] {
  const found = familyOf(language);
  return found?.family === family && found.branch !== null ? [found.branch] : [];
}

/** What there is, the most frequent first. */
function frequencies(values: readonly string[]): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"));
}
