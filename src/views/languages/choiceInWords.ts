import type { CorpusLanguage } from "../../corpora/language";
import type { LanguageGroup, LanguagesChoice } from "../../state/languages/choice";
import { spokenCount } from "../../state/languages/chosenLanguages";
import { formatCount } from "../../ui/format";
import { scriptName } from "../scriptName";

/** What is chosen, in one line: which languages of how many, against which pivot, measured how. */
export function choiceInWords(
  { group, mode, scale }: Pick<LanguagesChoice, "group" | "mode" | "scale">,
  pivot: Pick<CorpusLanguage, "name">,
  languages: number,
): string {
  const encoded = mode === "segment" ? "per segment" : "joined";
  return `${groupInWords(group, languages)} · against ${pivot.name} · ${encoded} · ${scale} axis`;
}

function groupInWords(group: LanguageGroup, languages: number): string {
  switch (group.kind) {
    case "spoken":
      return `${spokenCount} most spoken`;
    case "all":
      return `All ${formatCount(languages)} languages`;
    case "script":
      return `${scriptName(group.script)} script`;
    case "region":
      return group.region;
    case "india":
      return "Scheduled languages of India";
    case "above":
      return `Premium above ${group.premium}`;
  }
}
