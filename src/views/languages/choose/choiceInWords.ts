import type { CorpusLanguage } from "../../../corpora/language";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { LanguagesChoice } from "../../../state/languages/choice";
import { groupName } from "./groups";

/** What is chosen, in one line: what is measured where that is not the token premium, which languages of how many, against which pivot, measured how. */
export function choiceInWords(
  {
    group,
    mode,
    scale,
    measure,
  }: Pick<LanguagesChoice, "group" | "mode" | "scale"> & { readonly measure: LanguageMeasure },
  pivot: Pick<CorpusLanguage, "name">,
  languages: readonly CorpusLanguage[],
): string {
  const encoded = mode === "segment" ? "per segment" : "joined";
  const measured = measure.name === premiumMeasure.name ? "" : `${measure.title} · `;
  return `${measured}${groupName(group, languages)} · against ${pivot.name} · ${encoded} · ${scale} axis`;
}
