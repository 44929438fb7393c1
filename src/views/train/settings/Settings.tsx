import type { ReactElement } from "react";
import type { GivenFiles } from "../../../state/corpora/dialog";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import type { TrainChoice, TrainCorpus } from "../../../state/train/choice";
import { chooseTrain, trainChoice } from "../../../state/train/chosen";
import type { TrainingRecipe } from "../../../training/recipe";
import { formatCount, plural } from "../../../ui/format";
import { ChoiceFold } from "../../languages/choose/ChoiceFold";
import { Advanced } from "./Advanced";
import { algorithmWords } from "./algorithmWords";
import { BesideField } from "./BesideField";
import { CorpusFields } from "./CorpusFields";
import { RecipeFields } from "./RecipeFields";

interface SettingsProps {
  readonly choice: TrainChoice;
  readonly opened: OpenCorpus | null;
  readonly files: { readonly count: number; readonly bytes: number } | null;
  /** Whether there are figures, which come first on a phone. */
  readonly hasFigures: boolean;
  onFiles(given: GivenFiles): void;
}

// Parts of what is chosen when they are set: a way back may be taken long after it was offered.
const setRecipe = (part: Partial<TrainingRecipe>) => chooseTrain({ recipe: { ...trainChoice().recipe, ...part } });
const setCorpus = (part: Partial<TrainCorpus>) => chooseTrain({ corpus: { ...trainChoice().corpus, ...part } });

/** What is trained, on what; on a phone a line that says so, once there are figures. */
export function Settings({ choice, opened, files, hasFigures, onFiles }: SettingsProps): ReactElement {
  const { recipe, second, corpus } = choice;
  const fields = (
    <>
      <CorpusFields {...{ corpus, opened, files, onFiles }} onChange={setCorpus} />
      <RecipeFields recipe={recipe} onChange={setRecipe} />
      <BesideField recipe={recipe} second={second} onChange={(next) => chooseTrain({ second: next })} />
      <Advanced recipe={recipe} corpus={corpus} onRecipe={setRecipe} onCorpus={setCorpus} />
    </>
  );
  return (
    <section className="train-settings" aria-label="Settings">
      {hasFigures ? <ChoiceFold summary={choiceInWords(choice)}>{fields}</ChoiceFold> : fields}
    </section>
  );
}

function choiceInWords({ recipe, corpus }: TrainChoice): string {
  const on =
    corpus.kind === "languages"
      ? plural(corpus.languages.length, "language")
      : corpus.kind === "text"
        ? "your text"
        : "files";
  return `${algorithmWords[recipe.algorithm].label} · ${formatCount(recipe.size)} entries · ${on}`;
}
