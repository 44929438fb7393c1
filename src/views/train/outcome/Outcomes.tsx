import { type ReactElement, useMemo } from "react";
import type { TrainChoice } from "../../../state/train/choice";
import { useTrainFiles } from "../../../state/train/files";
import { type RunName, runNames, type TrainRun } from "../../../state/train/run";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { sampleOf } from "../recut/sampleOf";
import { outcomeWords } from "../runWords";
import { trainCommand } from "./command";
import { deedsOf } from "./deeds";
import { Outcome } from "./Outcome";
import { trainedLink } from "./trainedLink";

interface OutcomesProps {
  readonly choice: TrainChoice;
  readonly runs: readonly TrainRun[];
  readonly titles: readonly string[];
  readonly pool: Promise<TokenizerPool>;
}

/** What each run has come to, and what to do with it. */
export function Outcomes({ choice, runs, titles, pool }: OutcomesProps): ReactElement {
  return (
    <div className="train-outcomes">
      {runs.map((run, i) => (
        <RunOutcome
          key={titles[i]}
          {...{ choice, run, pool }}
          link={() => trainedLink(runs)}
          name={runNames[i] ?? "first"}
          title={runs.length > 1 ? (titles[i] ?? "") : ""}
        />
      ))}
    </div>
  );
}

interface RunOutcomeProps {
  readonly choice: TrainChoice;
  readonly name: RunName;
  readonly run: TrainRun;
  readonly pool: Promise<TokenizerPool>;
  readonly title: string;
  link(): string;
}

function RunOutcome({ choice, name, run, title, pool, link }: RunOutcomeProps): ReactElement | null {
  const files = useTrainFiles((state) => state.files);
  const deeds = useMemo(() => deedsOf(name, run, sampleOf(run.facts?.languages ?? []), pool), [name, run, pool]);
  if (deeds === null) return null;
  const own = { ...choice, recipe: run.recipe, corpus: run.corpus };
  return (
    <Outcome
      {...{ deeds, title, link }}
      words={outcomeWords(run)}
      command={trainCommand(
        own,
        files.map(({ path }) => path),
      )}
    />
  );
}
