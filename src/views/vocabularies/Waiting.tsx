import type { ReactElement } from "react";
import { Button, Progress } from "../../ui/controls";
import { formatCount, formatLoaded } from "../../ui/format";
import type { Asked } from "./useAnswer";

interface WaitingProps {
  readonly asked: Asked<unknown>;
  /** What is being done, as “Comparing”. */
  readonly what: string;
}

/** That an answer is awaited, how far it is, or why it has not come. */
export function Waiting({ asked: { answer, retry, stop }, what }: WaitingProps): ReactElement | null {
  if (answer.state === "ready") return null;
  if (answer.state === "waiting") {
    const { progress } = answer;
    const isLoading = progress?.kind === "load";
    const value = isLoading ? progress.progress.loaded : (progress?.done ?? 0);
    const max = isLoading ? progress.progress.total : (progress?.all ?? null);
    return (
      <div className="pair-waiting">
        <p>
          {isLoading && progress.progress.phase === "fetch"
            ? `Loading ${formatLoaded(progress.progress)}`
            : progress?.kind === "work" && progress.all > 0
              ? `${what}: ${formatCount(progress.done)} of ${formatCount(progress.all)}`
              : `${what} …`}
        </p>
        <Progress label={what} value={value} max={max} />
        <Button onClick={stop}>Cancel</Button>
      </div>
    );
  }
  return (
    <div className="pair-waiting" role={answer.state === "error" ? "alert" : undefined}>
      <p>{answer.state === "error" ? answer.message : "This was cancelled."}</p>
      {(answer.state === "stopped" || answer.canRetry) && (
        <Button onClick={retry}>{answer.state === "error" ? "Retry" : "Start again"}</Button>
      )}
    </div>
  );
}
