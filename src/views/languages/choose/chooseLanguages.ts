import { readList } from "../../../corpora/languageList";
import type { LanguagesChoice } from "../../../state/languages/choice";
import { setLanguages } from "../../../state/languages/setLanguages";
import { useAppStore } from "../../../state/store";
import { offerTicks } from "./offerTicks";

/** Chooses languages in place of those that were ticked, to which there is a way back then; and of a search, but for another corpus. */
export function chooseLanguages(part: Pick<LanguagesChoice, "group"> & Partial<LanguagesChoice>): void {
  const { corpus, pivot, group } = useAppStore.getState().comparison.languages;
  const isOther = part.corpus !== undefined && part.corpus !== corpus;
  setLanguages(isOther ? part : { search: "", ...part });
  // A group is chosen again by its name; what was ticked is not.
  if (group.kind !== "list") return;
  const now = !isOther && part.group.kind === "list" ? readList(part.group.list) : [];
  offerTicks(readList(group.list), now, () => setLanguages({ corpus, pivot, group }));
}
