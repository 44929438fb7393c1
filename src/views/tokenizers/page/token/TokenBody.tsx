import type { ReactElement } from "react";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Progress } from "../../../../ui/controls";
import { ErrorBoundary } from "../../../../ui/ErrorBoundary";
import { formatLoaded } from "../../../../ui/format";
import type { Inspection, VocabularyTable } from "../../../../worker/inspect/protocol";
import type { TokenizerPool } from "../../../../worker/pool/pool";
import type { AuditProgress } from "../../../../worker/vocabulary/protocol";
import { CallProblem } from "../CallProblem";
import type { Entry } from "../entries/entryLabel";
import { Classes } from "./Classes";
import { Examples } from "./Examples";
import { InCorpus } from "./InCorpus";
import { Making } from "./Making";
import { OtherTokenizers } from "./OtherTokenizers";
import { PartOf } from "./PartOf";
import { RankedNeighbours } from "./RankedNeighbours";
import { TokenFacts } from "./TokenFacts";
import { plainMeaning } from "./tokenWords";
import { useToldEntry } from "./useToldEntry";

interface TokenBodyProps {
  readonly pool: Promise<TokenizerPool>;
  readonly reference: TokenizerReference;
  readonly inspection: Inspection;
  readonly table: VocabularyTable;
  /** The entry's in the table. */
  readonly row: number;
  readonly entry: Entry;
}

/** What there is to say of a token that the vocabulary has. */
export function TokenBody(props: TokenBodyProps): ReactElement {
  return props.inspection.hasFiles ? <OfVocabulary {...props} /> : <OfBaseline {...props} />;
}

/** A baseline's tokens are told by its rule. */
function OfBaseline({ pool, reference, entry }: TokenBodyProps): ReactElement {
  return (
    <>
      <TokenFacts entry={entry} told={null} />
      <p className="audit-note">
        This baseline cuts texts by a rule and has learnt no vocabulary: there are no merges that make this token,
        nothing that it is part of, and no text out of its reach.
      </p>
      <OtherTokenizers {...{ pool, reference }} meaning={plainMeaning(entry)} />
    </>
  );
}

function OfVocabulary({ pool, reference, table, entry }: TokenBodyProps): ReactElement {
  const { current, start } = useToldEntry(reference, entry.id);
  const told = current.state === "ready" ? current.answer : null;
  return (
    <>
      <div className="token-columns" data-told={current.state} aria-busy={current.state === "running"}>
        <TokenFacts entry={entry} told={told} />
        {told !== null && <Classes {...{ reference, told }} />}
        {current.state === "error" && <CallProblem failed={current} onRetry={start} />}
        {current.state === "running" && (
          <div className="token-waiting">
            <p className="audit-note">{progressInWords(current.progress)}</p>
            <Progress
              label={`Telling of token ${entry.id}`}
              value={current.progress?.loaded ?? 0}
              max={current.progress?.total ?? null}
            />
          </div>
        )}
      </div>
      {told !== null && (
        <>
          {parts.map(({ name, Part }) => (
            <ErrorBoundary key={name} part={name} about={entry.id}>
              <Part {...{ reference, table, entry, told }} />
            </ErrorBoundary>
          ))}
          <ErrorBoundary part="Other tokenizers" about={entry.id}>
            <OtherTokenizers {...{ pool, reference }} meaning={told.meaning} />
          </ErrorBoundary>
          <ErrorBoundary part="In real text" about={entry.id}>
            <InCorpus {...{ reference, entry }} />
          </ErrorBoundary>
        </>
      )}
    </>
  );
}

const parts = [
  { name: "Example texts", Part: Examples },
  { name: "How it is made", Part: Making },
  { name: "What it is part of", Part: PartOf },
  { name: "Neighbours by rank", Part: RankedNeighbours },
];

function progressInWords(progress: AuditProgress | null): string {
  if (progress?.phase === "fetch") return `Loading ${formatLoaded(progress)}`;
  return progress?.phase === "build" ? "Reading the vocabulary" : "Looking into the vocabulary";
}
