import type { ReactElement } from "react";
import { useTrainChoice } from "../../state/train/chosen";
import { useTraining } from "../../state/train/runs";
import { trainings } from "../../state/train/training";
import { Button } from "../../ui/controls";
import { formatCount } from "../../ui/format";

/** Trains a vocabulary in the page. */
export default function TrainPage(): ReactElement {
  const { recipe } = useTrainChoice();
  const { first } = useTraining();
  return (
    <main className="train" data-state={first?.state ?? "none"}>
      <h1>Train a tokenizer</h1>
      <p>
        A vocabulary of {formatCount(recipe.size)} entries{first && `, of which there are ${formatCount(first.size)}`}.
      </p>
      {first?.problem && <p role="alert">{first.problem}</p>}
      <Button onClick={() => void trainings.start()}>Train</Button>
    </main>
  );
}
