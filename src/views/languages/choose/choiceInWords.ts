import type { CorpusLanguage } from "../../../corpora/language";
import type { LanguagesChoice } from "../../../state/languages/choice";
import { groupName } from "./groups";

/** What is chosen, in one line: which languages of how many, against which pivot, measured how. */
export function choiceInWords(
  { group, mode, scale }: Pick<LanguagesChoice, "group" | "mode" | "scale">,
  pivot: Pick<CorpusLanguage, "name">,
  languages: readonly CorpusLanguage[],
): string {
  const encoded = mode === "segment" ? "per segment" : "joined";
  return `${groupName(group, languages)} · against ${pivot.name} · ${encoded} · ${scale} axis`;
}
