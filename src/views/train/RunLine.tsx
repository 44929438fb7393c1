import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import type { ReactElement } from "react";
import { hasEnded, type TrainRun } from "../../state/train/run";
import { Button, Progress } from "../../ui/controls";
import { formatTimeLeft } from "../../ui/laterFormats";
import { progressWords } from "./runWords";

interface RunLineProps {
  readonly runs: readonly TrainRun[];
  /** What each run is called. */
  readonly titles: readonly string[];
  /** Why what is chosen cannot be trained; null where it can. */
  readonly hindrance: string | null;
  /** What is to be feared of it; null where nothing is. */
  readonly warning: string | null;
  onTrain(): void;
  onPause(): void;
  onGoOn(): void;
  onStop(): void;
}

const nothingLearned = "Stopped before anything was learned.";

/** The one button that begins, how far it is, and ways to pause and to stop. */
export function RunLine(props: RunLineProps): ReactElement {
  const { runs, titles, hindrance, warning, onTrain, onPause, onGoOn, onStop } = props;
  const going = runs.filter((run) => !hasEnded(run));
  const isPaused = going.length > 0 && going.every(({ state }) => state === "paused");
  const share = runs.reduce((sum, run) => sum + (!hasEnded(run) ? (run.progress?.done ?? 0) : 1), 0) / runs.length;
  const left = Math.max(...going.map(({ progress }) => progress?.left ?? -1));
  const problems = new Set(runs.flatMap(({ problem }) => problem ?? []));
  return (
    <div className="train-run" data-state={going.length === 0 ? "ended" : isPaused ? "paused" : "running"}>
      <div className="train-buttons">
        {going.length === 0 ? (
          <Button look={runs.length === 0 ? "primary" : "plain"} disabled={hindrance !== null} onClick={onTrain}>
            <Play size={16} /> {runs.length === 0 ? "Train" : "Train again"}
          </Button>
        ) : (
          <>
            {isPaused ? (
              <Button look="primary" onClick={onGoOn}>
                <Play size={16} /> Go on
              </Button>
            ) : (
              <Button onClick={onPause}>
                <Pause size={16} /> Pause
              </Button>
            )}
            <Button onClick={onStop}>Stop and keep</Button>
          </>
        )}
        <span className="train-note train-progress">
          {going.length === 0
            ? (hindrance ?? (runs.some(({ state, file }) => state === "stopped" && file === null) && nothingLearned))
            : runs
                .map((run, i) =>
                  !hasEnded(run) ? `${runs.length > 1 ? `${titles[i]}: ` : ""}${progressWords(run)}` : "",
                )
                .filter((words) => words !== "")
                .join(" · ")}
          {going.length > 0 && !isPaused && left >= 0 && ` · ${formatTimeLeft(left)}`}
        </span>
        <span role="status" className="visually-hidden">
          {going.length > 0 ? (isPaused ? "Paused" : "Training") : runs.length > 0 ? "Training has ended" : ""}
        </span>
      </div>
      {going.length > 0 && <Progress label="Training" value={Math.round(share * 1000) / 10} max={100} />}
      {going.length === 0 && warning !== null && <p className="train-warning">{warning}</p>}
      {[...problems].map((problem) => (
        <p key={problem} role="alert" className="train-problem">
          {problem}
        </p>
      ))}
    </div>
  );
}
