import Play from "lucide-react/icons/play";
import Square from "lucide-react/icons/square";
import type { ReactElement } from "react";
import { useLanguagesStore } from "../../state/languages/measured";
import { Button, Progress } from "../../ui/controls";
import { formatCount, plural } from "../../ui/format";
import { formatTimeLeft } from "../../ui/laterFormats";
import { FailedTokenizers } from "../FailedTokenizers";

interface ProgressLineProps {
  /** Languages in the table. */
  readonly shown: number;
  onStop(): void;
  onResume(): void;
  onRetry(): void;
}

/** How far measuring is, with a way to stop it and to go on, and what went wrong. */
export function ProgressLine({ shown, onStop, onResume, onRetry }: ProgressLineProps): ReactElement {
  const progress = useLanguagesStore((state) => state.progress);
  const isStopped = useLanguagesStore((state) => state.isStopped);
  const problems = useLanguagesStore((state) => state.problems);
  return (
    <div className="measuring">
      <div className="measuring-line" role="status">
        {progress === null ? (
          <span>
            {plural(shown, "language")}
            {isStopped && ", not all of them measured"}
          </span>
        ) : (
          <span>
            {formatCount(progress.done)} of {plural(progress.total, "language")} measured
            {progress.secondsLeft !== null && ` · ${formatTimeLeft(progress.secondsLeft)}`}
          </span>
        )}
      </div>
      {progress !== null && (
        <>
          <Progress label="Measuring languages" value={Math.round(progress.share * 1000) / 10} max={100} />
          <Button onClick={onStop}>
            <Square size={14} /> Stop
          </Button>
        </>
      )}
      {isStopped && (
        <Button onClick={onResume}>
          <Play size={14} /> Go on
        </Button>
      )}
      <FailedTokenizers problems={problems} onRetry={onRetry} />
    </div>
  );
}
