import RotateCw from "lucide-react/icons/rotate-cw";
import type { ReactElement } from "react";
import { vocabularyPool } from "../../../../state/tokenizers/vocabularyPool";
import { tokenizerEntry } from "../../../../tokenizers/catalogue";
import { Button, Progress } from "../../../../ui/controls";
import { formatCount, formatLoaded } from "../../../../ui/format";
import type { VocabularyCall } from "../../../../worker/vocabulary/pool";
import type { Audited, AuditProgress } from "../../../../worker/vocabulary/protocol";
import { CallProblem } from "../CallProblem";
import "./audit.css";
import { KeptAnswers, useVocabularyCall } from "../useVocabularyCall";
import { AuditReport, type AuditReportProps } from "./AuditReport";

const kept = new KeptAnswers<Audited>();
const ask = (call: VocabularyCall) => vocabularyPool().audit(call);

/** What is in a vocabulary, and what never comes out of it; a worker finds out while the page goes on. */
export default function AuditTab(props: Omit<AuditReportProps, "audited">): ReactElement {
  const { reference } = props.inspected;
  const { current, start, cancel } = useVocabularyCall({ reference, about: "", kept, isEager: true, ask });
  const isCancelled = current.state === "waiting";
  return (
    <div
      className="audit"
      data-audit={isCancelled ? "cancelled" : current.state}
      aria-busy={current.state === "running"}
    >
      {current.state === "running" && (
        <div className="tokenizer-message">
          <p>{progressInWords(current.progress)}</p>
          <Progress
            label={`Auditing ${tokenizerEntry(reference).label}`}
            value={current.progress?.loaded ?? 0}
            max={current.progress?.total ?? null}
          />
          <div>
            <Button onClick={cancel}>Cancel</Button>
          </div>
        </div>
      )}
      {isCancelled && (
        <div className="tokenizer-message">
          <p>The audit was cancelled.</p>
          <div>
            <Button onClick={start}>
              <RotateCw size={15} /> Start it again
            </Button>
          </div>
        </div>
      )}
      {current.state === "error" && <CallProblem failed={current} className="vocabulary-message" onRetry={start} />}
      {current.state === "ready" && <AuditReport {...props} audited={current.answer} />}
    </div>
  );
}

function progressInWords(progress: AuditProgress | null): string {
  switch (progress?.phase) {
    case undefined:
      return "Starting the audit";
    case "fetch":
      return `Loading ${formatLoaded(progress)}`;
    case "build":
      return "Reading the vocabulary";
    case "audit":
      return `Looking at ${formatCount(progress.loaded)} of ${formatCount(progress.total)} entries`;
  }
}
