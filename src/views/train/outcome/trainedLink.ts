import { useAppStore } from "../../../state/store";
import { trainChoice } from "../../../state/train/chosen";
import { writeTrain } from "../../../state/train/parameters";
import type { TrainRun } from "../../../state/train/run";
import { joinFragment } from "../../../url/writeLink";

/**
 * The link that trains again what was trained, whatever is chosen by now: at once where it was of languages, which whoever opens it has
 * too.
 * @param runs one or two
 */
export function trainedLink([first, second]: readonly TrainRun[]): string {
  const { comparison } = useAppStore.getState();
  const choice = trainChoice();
  const trained = first && {
    recipe: first.recipe,
    second: second?.recipe ?? null,
    corpus: { ...first.corpus, files: first.facts?.files ?? null },
    hash: first.facts?.sha256 ?? null,
    begins: first.corpus.kind === "languages",
  };
  return new URL(joinFragment({ ...comparison, train: writeTrain({ ...choice, ...trained }) }, null), location.href)
    .href;
}
