import type { ReactElement } from "react";
import { useTrainChoice } from "../../state/train/chosen";
import { useTraining } from "../../state/train/runs";
import { formatCount } from "../../ui/format";

/** Trains a vocabulary in the page. */
export default function TrainPage(): ReactElement {
  const { recipe } = useTrainChoice();
  const { first } = useTraining();
  return (
    <main className="train">
      <h1>Train a tokenizer</h1>
      <p>
        A vocabulary of {formatCount(recipe.size)} entries{first && `, ${first.state}`}.
      </p>
    </main>
  );
}
