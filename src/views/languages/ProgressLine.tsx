import Play from "lucide-react/icons/play";
import RotateCw from "lucide-react/icons/rotate-cw";
import Square from "lucide-react/icons/square";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import type { ReactElement } from "react";
import { useLanguagesStore } from "../../state/languages/measured";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Button, Progress } from "../../ui/controls";
import { formatCount, plural } from "../../ui/format";

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
  const failed = Object.entries(problems) as [TokenizerReference, string][];
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
            {progress.secondsLeft !== null && ` · ${timeLeft(progress.secondsLeft)}`}
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
      {failed.length > 0 && (
        <div className="measuring-problems" role="alert">
          {failed.map(([reference, message]) => (
            <p key={reference}>
              <TriangleAlert size={15} /> {tokenizerEntry(reference).label}: {message}
            </p>
          ))}
          <Button onClick={onRetry}>
            <RotateCw size={15} /> Retry
          </Button>
        </div>
      )}
    </div>
  );
}

function timeLeft(seconds: number): string {
  if (seconds < 1.5) return "a second left";
  return seconds < 90 ? `${Math.round(seconds)} s left` : `${Math.round(seconds / 60)} min left`;
}
