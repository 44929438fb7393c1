import RotateCw from "lucide-react/icons/rotate-cw";
import type { ReactElement } from "react";
import { bundledCorpus } from "../../../state/languages/choice";
import { useLanguagesStore } from "../../../state/languages/measured";
import { setLanguages } from "../../../state/languages/setLanguages";
import { useNoSearch } from "../../../ui/askedSearch";
import { Button, Progress } from "../../../ui/controls";
import { formatLoaded } from "../../../ui/format";
import { AddCorpusButton } from "./CorpusButton";

/** Stands where there is no corpus yet: how far loading is, or what went wrong. */
export function CorpusMessage({ onRetry }: { onRetry(): void }): ReactElement {
  const progress = useLanguagesStore((state) => state.corpusProgress);
  const error = useLanguagesStore((state) => state.corpusError);
  useNoSearch(error !== null);
  if (error !== null) {
    return (
      <div className="corpus-message" role="alert">
        <p>{error}</p>
        <div>
          <Button onClick={onRetry}>
            <RotateCw size={15} /> Retry
          </Button>
          <Button onClick={() => setLanguages({ corpus: bundledCorpus, pivot: null })}>
            Take the Universal Declaration
          </Button>
          <AddCorpusButton />
        </div>
      </div>
    );
  }
  return (
    <div className="corpus-message">
      <p>{progress === null ? "Looking for the corpus …" : `Loading the corpus: ${formatLoaded(progress)}`}</p>
      <Progress label="Loading the corpus" value={progress?.loaded ?? 0} max={progress === null ? 1 : progress.total} />
      <div className="skeleton-bars" aria-hidden="true">
        {[92, 84, 71, 63, 55, 48, 40, 33, 29, 26].map((width) => (
          <span key={width} style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  );
}
