import { type ReactElement, useCallback, useEffect, useMemo } from "react";
import { useAppStore } from "../../state/store";
import { library } from "../../state/tokenizers/library";
import { pairPool, pairRequest } from "../../state/vocabularies/pairPool";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Problem } from "../../ui/controls";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { formatCount, formatRatio, formatShare } from "../../ui/format";
import { useModule } from "../../ui/useModule";
import type { HeldTo, PairProgress, PairReport, PairRequest } from "../../worker/vocabularyPair/protocol";
import { LateFindingLinks } from "../LateFindingLinks";
import { Term } from "../terms";
import { ChangesPart } from "./ChangesPart";
import { CommonPartTables } from "./CommonPartTables";
import { Matrix } from "./Matrix";
import { NumbersPart } from "./NumbersPart";
import { namesOf } from "./names";
import { OnlyPart } from "./OnlyPart";
import { OwnPage } from "./OwnPage";
import { PairChooser } from "./PairChooser";
import type { PairPartProps } from "./shared";
import { type Asked, useAnswer } from "./useAnswer";
import "./vocabularies.css";
import { Waiting } from "./Waiting";

/** What the worker was asked with, and what it answered. */
interface Compared {
  readonly request: PairRequest;
  readonly report: PairReport;
}

const loadUse = () => import("./UsePart");
const listed = new Intl.ListFormat("en");

/** What two vocabularies have in common, and what each becomes under the other. */
export default function VocabulariesPage(): ReactElement {
  const references = useAppStore((state) => state.comparison.pair);
  const on = useAppStore((state) => state.comparison.pairOn);
  const text = useAppStore((state) => (on === "text" ? state.comparison.text : ""));
  useEffect(() => void library.refresh(), []);
  const asked = useCompared(references);
  const { answer } = asked;
  const compared = references.length - (answer.state === "ready" ? answer.value.report.left.length : 0);
  const heldTo = useMemo((): HeldTo => {
    if (on === "text") return { kind: "text", text };
    return on === "all" ? { kind: "all" } : { kind: "language", code: on };
  }, [on, text]);
  return (
    <main className="vocabularies" data-state={answer.state} data-pair={references.slice(0, 2).join(" ")}>
      <div className="pair-head">
        <h1>{compared > 2 ? formatCount(compared) : "Two"} vocabularies</h1>
        <PairChooser references={references} />
      </div>
      {answer.state === "ready" ? (
        <ErrorBoundary part="The comparison" about={references}>
          <Answered {...answer.value} heldTo={heldTo} on={on} references={references} />
        </ErrorBoundary>
      ) : (
        <Waiting asked={asked} what="Comparing" />
      )}
    </main>
  );
}

function useCompared(references: readonly TokenizerReference[]): Asked<Compared> {
  const ask = useCallback(
    async (signal: AbortSignal, onProgress: (progress: PairProgress) => void, reload: boolean) => {
      const request = await pairRequest(references, reload, signal);
      return { request, report: await pairPool.compare(request, signal, onProgress) };
    },
    [references],
  );
  return useAnswer(ask);
}

/** The common part by what entries are, and numbers: a moment after the answer. */
function Details(props: PairPartProps): ReactElement {
  const { request, a, b } = props;
  const ask = useCallback(
    (signal: AbortSignal, onProgress: (progress: PairProgress) => void) =>
      pairPool.details(request, signal, onProgress),
    [request],
  );
  const asked = useAnswer(ask);
  const { answer } = asked;
  if (answer.state !== "ready") return <Waiting asked={asked} what="Looking at what is common" />;
  return (
    <>
      <CommonPartTables part={answer.value.part} {...props} />
      <NumbersPart numbers={answer.value.numbers} a={a} b={b} />
    </>
  );
}

interface AnsweredProps extends Compared {
  readonly heldTo: HeldTo;
  readonly on: string;
  readonly references: readonly TokenizerReference[];
}

function Answered({ request: all, report, heldTo, on, references }: AnsweredProps): ReactElement {
  const { common, entriesA, entriesB, sameId, jaccard, kinds, left } = report;
  const hasVocabulary = (_: unknown, place: number) => !left.includes(place);
  const compared = references.filter(hasVocabulary);
  const request = useMemo(
    () => ({ ...all, sources: all.sources.filter((_, place) => !left.includes(place)) }),
    [all, left],
  );
  const names = namesOf(references);
  const [a = "", b = ""] = names.filter(hasVocabulary);
  const [referenceA, referenceB] = compared;
  // The last part, and the page is here before that.
  const { module, hasFailed, retry } = useModule(loadUse);
  const shared = { request, a, b, heldTo };
  return (
    <>
      <div className="pair-answer" data-common={common} data-same-id={sameId}>
        <p>
          <b>{formatCount(common)}</b> of {formatCount(entriesA)} entries of{" "}
          {referenceA !== undefined && <OwnPage reference={referenceA} name={a} />} are in{" "}
          {referenceB !== undefined && <OwnPage reference={referenceB} name={b} />} too, which has{" "}
          {formatCount(entriesB)}.
        </p>
        <p>
          That is {formatShare(entriesA === 0 ? null : common / entriesA)} of {a},{" "}
          {formatShare(entriesB === 0 ? null : common / entriesB)} of {b}, and {formatShare(jaccard)} of the entries of
          either (<Term name="jaccard">Jaccard</Term> {formatRatio(jaccard)}).{" "}
          {sameId === 0 ? "None has" : `${formatCount(sameId)} ${sameId === 1 ? "has" : "have"}`} the same id in both.
        </p>
        {left.length > 0 && (
          <p className="pair-left" data-left={left.length}>
            {listed.format(names.filter((_, place) => left.includes(place)))}{" "}
            {left.length === 1 ? "cuts texts by a rule and has" : "cut texts by a rule and have"} no vocabulary: there
            is nothing in it to compare, and the others are compared without.
          </p>
        )}
        <p className="pair-note">
          Entries are compared by their bytes, with one spelling of the space in front, and without control tokens.
          {kinds[0] !== kinds[1] &&
            ` The two are of different kinds (${kinds[0]}, ${kinds[1]}): an entry that both have need not be used alike.`}
        </p>
      </div>
      {report.matrix.length > 0 && (
        <Matrix
          cells={report.matrix}
          references={compared}
          left={references.filter((_, place) => left.includes(place))}
        />
      )}
      <Details {...shared} />
      <OnlyPart {...shared} />
      <ChangesPart report={report} references={compared} {...shared} />
      {module !== null && <module.default on={on} {...shared} />}
      {hasFailed && <Problem problem="What holds the two to real text could not be loaded." onRetry={retry} />}
      <LateFindingLinks about="vocabularies" />
    </>
  );
}
