import type { ReactElement } from "react";
import { Button, Progress } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import { CallProblem } from "../CallProblem";
import type { Count } from "./useCorpusCount";

interface CountingProps extends Count {
  /** What a count would tell. */
  readonly promise: string;
}

/** A count of a corpus that is not there: it can be started, is on its way and can be cancelled, or did not work. */
export function Counting({ current, start, cancel, promise }: CountingProps): ReactElement | null {
  switch (current.state) {
    case "waiting":
      return (
        <>
          <p className="audit-note">{promise}</p>
          <div>
            <Button onClick={start}>Count</Button>
          </div>
        </>
      );
    case "error":
      return <CallProblem failed={current} onRetry={start} />;
    case "running":
      return (
        <>
          <p className="audit-note">
            {current.progress?.phase === "audit"
              ? `Counting: ${formatCount(current.progress.loaded)} of ${formatCount(current.progress.total)} languages`
              : "Loading the corpus"}
          </p>
          <Progress
            label="Counting entries in a corpus"
            value={current.progress?.loaded ?? 0}
            max={current.progress?.total ?? null}
          />
          <div>
            <Button onClick={cancel}>Cancel</Button>
          </div>
        </>
      );
    case "ready":
      return null;
  }
}
