import type { ReactElement } from "react";
import { vocabularyPool } from "../../../../../state/tokenizers/vocabularyPool";
import { Button, Progress } from "../../../../../ui/controls";
import { formatCount } from "../../../../../ui/format";
import type { VocabularyCall } from "../../../../../worker/vocabulary/pool";
import type { Examined } from "../../../../../worker/vocabulary/usageProtocol";
import type { AuditSectionProps } from "../sectionProps";
import { Checks } from "./Checks";
import { Coverage } from "./Coverage";
import { Numbers } from "./Numbers";
import "./sections.css";
import { CallProblem } from "../../CallProblem";
import { KeptAnswers, useVocabularyCall } from "../../useVocabularyCall";

const kept = new KeptAnswers<Examined>();
const ask = (call: VocabularyCall) => vocabularyPool().examine(call);

/** What should hold of every text, how numbers are cut, and how each script's characters are covered. */
export function Examination({ reference, table }: AuditSectionProps): ReactElement {
  const { current, start, cancel } = useVocabularyCall({ reference, about: "", kept, isEager: true, ask });
  if (current.state === "ready") {
    const { checks, numbers, coverage } = current.answer;
    return (
      <>
        <Checks checks={checks} table={table} />
        <Numbers numbers={numbers} />
        <Coverage coverage={coverage} examined={current.answer} />
      </>
    );
  }
  const isRunning = current.state === "running";
  const progress = isRunning ? current.progress : null;
  return (
    <>
      <section
        className="audit-section"
        data-examination={current.state}
        data-awaited={isRunning ? "checks" : undefined}
        aria-busy={isRunning}
      >
        <h3>{isRunning ? "Sanity checks …" : "Checks, numbers and characters"}</h3>
        {current.state === "error" && <CallProblem failed={current} onRetry={start} />}
        {current.state === "waiting" && (
          <div>
            <Button onClick={start}>Look at them</Button>
          </div>
        )}
        {isRunning && (
          <>
            <p className="audit-note">
              {progress?.phase === "audit"
                ? `Looking at all characters: ${formatCount(progress.loaded)} of ${formatCount(progress.total)} code points`
                : "Waiting for the vocabulary"}
            </p>
            <Progress
              label="Checks, numbers and characters"
              value={progress?.loaded ?? 0}
              max={progress?.total ?? null}
            />
            <div>
              <Button onClick={cancel}>Cancel</Button>
            </div>
          </>
        )}
      </section>
      {/* What comes has its place, and pushes nothing down that is being read. */}
      {isRunning && (
        <>
          <section className="audit-section" data-awaited="numbers" aria-busy="true">
            <h3>Numbers …</h3>
          </section>
          <section className="audit-section" data-awaited="characters" aria-busy="true">
            <h3>Characters …</h3>
          </section>
        </>
      )}
    </>
  );
}
