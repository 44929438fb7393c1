import { type ReactElement, useEffect, useRef } from "react";
import { closeCorpusDialog, useCorpusDialog } from "../../../state/corpora/dialog";
import { corpusImport, useCorpusImport } from "../../../state/corpora/import";
import { Button, Progress } from "../../../ui/controls";
import { Dialog } from "../../../ui/dialog";
import { formatBytes } from "../../../ui/format";
import { AddCorpus } from "./AddCorpus";
import "./corpus.css";
import { CorpusList } from "./CorpusList";
import { CorpusPreview } from "./CorpusPreview";

/** The dialog of corpora: those that are known, and the way to one's own, from its files over a preview to its use. */
export default function CorpusDialog(): ReactElement {
  const isOpen = useCorpusDialog((state) => state.isOpen);
  const dropped = useCorpusDialog((state) => state.dropped);
  const step = useCorpusImport((state) => state.step);
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (dropped === null) return;
    useCorpusDialog.setState({ dropped: null });
    void corpusImport.take(dropped);
  }, [dropped]);
  useEffect(() => {
    if (step === shown.current) return;
    shown.current = step;
    // What had the focus is gone with the step before.
    if (!content.current?.contains(document.activeElement)) content.current?.focus();
  }, [step]);
  const close = () => {
    closeCorpusDialog();
    corpusImport.cancel();
  };
  const leave = () => {
    close();
    useCorpusDialog.setState({ wantsFocus: true });
  };
  const title = step === "idle" ? "Corpus" : "Your corpus";
  return (
    <Dialog title={title} open={isOpen} onOpenChange={(open) => !open && close()}>
      {/* Takes the focus when a step is over, so that the next one is read out. */}
      <div ref={content} className="corpus-dialog" tabIndex={-1}>
        {step === "idle" && (
          <>
            <ImportError />
            <CorpusList onUsed={leave} />
            <AddCorpus />
          </>
        )}
        {(step === "looking" || step === "reading") && <Reading />}
        {step === "preview" && <CorpusPreview onUsed={leave} />}
      </div>
    </Dialog>
  );
}

function ImportError(): ReactElement | null {
  const error = useCorpusImport((state) => state.error);
  const canRetry = useCorpusImport((state) => state.canRetry);
  if (error === null) return null;
  return (
    <div className="corpus-problem error" role="alert">
      <p>{error}</p>
      {canRetry && <Button onClick={() => void corpusImport.again()}>Retry</Button>}
    </div>
  );
}

function Reading(): ReactElement {
  const name = useCorpusImport((state) => state.name);
  const progress = useCorpusImport((state) => state.progress);
  return (
    <div className="corpus-reading">
      <p role="status">{name === "" ? "Looking what is there …" : `Reading ${name} …`}</p>
      <Progress label="Reading the corpus" value={progress?.done ?? 0} max={progress?.total ?? 1} />
      <p className="corpus-note">
        {progress !== null && `${formatBytes(progress.done)} of ${formatBytes(progress.total)}`}
      </p>
      <Button onClick={() => corpusImport.cancel()}>Cancel</Button>
    </div>
  );
}
