import { type ReactElement, useCallback, useState } from "react";
import { setPair } from "../../state/tokenizers/inspect";
import { pairPool } from "../../state/vocabularies/pairPool";
import { Button } from "../../ui/controls";
import { formatCount, plural } from "../../ui/format";
import type { PairProgress, UseReport } from "../../worker/vocabularyPair/protocol";
import type { PairPartProps } from "./shared";
import { Used } from "./Used";
import { type Asked, useAnswer } from "./useAnswer";
import { Waiting } from "./Waiting";

interface UsePartProps extends PairPartProps {
  /** As the link has it. */
  readonly on: string;
}

/** What the two do on real text: what is common by use, ids that mean the same, and what it takes to swap. */
export default function UsePart({ request, heldTo, on, a, b }: UsePartProps): ReactElement {
  const ask = useCallback(
    (signal: AbortSignal, onProgress: (progress: PairProgress) => void) =>
      pairPool.use(request, heldTo, signal, onProgress),
    [request, heldTo],
  );
  const asked = useAnswer(ask);
  const { answer } = asked;
  // The languages stay to choose from while the next answer is awaited.
  const [known, setKnown] = useState<UseReport["names"]>([]);
  const languages = answer.state === "ready" && answer.value.names.length > 0 ? answer.value.names : known;
  if (languages !== known) setKnown(languages);
  // What a link asks for is seen as asked for, whether the corpus has it or not.
  const isListed = on === "all" || on === "text" || languages.some(({ code }) => code === on);
  const listed = isListed ? languages : [{ code: on, name: on === "eng" ? "English" : on }, ...languages];
  const shared = { request, heldTo, a, b };
  return (
    <section aria-labelledby="pair-use" data-state={answer.state}>
      <h2 id="pair-use">On real text</h2>
      <div className="pair-actions">
        <label className="labelled">
          Text
          <select className="field" value={on} onChange={(event) => setPair({ pairOn: event.target.value })}>
            <option value="all">Bundled corpus, all languages</option>
            <option value="text">My text in Compare</option>
            {listed.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {on !== "all" && (
          <Button onClick={() => setPair({ pairOn: "all" })}>
            Count {languages.length > 0 && `all ${formatCount(languages.length)}`} languages, some 5 seconds
          </Button>
        )}
      </div>
      {answer.state === "ready" ? (
        <Used {...shared} report={answer.value} />
      ) : answer.state === "stopped" ? (
        <Stopped {...shared} use={asked} />
      ) : (
        <Waiting asked={asked} what="Encoding the texts" />
      )}
    </section>
  );
}

interface StoppedProps extends PairPartProps {
  /** The count that was stopped. */
  readonly use: Asked<UseReport>;
}

/** The figures of what had been counted when it was stopped, and the way on. */
function Stopped({ use, ...shared }: StoppedProps): ReactElement {
  const { request, heldTo } = shared;
  const ask = useCallback(
    (signal: AbortSignal, onProgress: (progress: PairProgress) => void) =>
      pairPool.countedSoFar(request, heldTo, signal, onProgress),
    [request, heldTo],
  );
  const asked = useAnswer(ask);
  const { answer } = asked;
  if (answer.state !== "ready") return <Waiting asked={asked} what="Adding up" />;
  const { languages, asked: all } = answer.value;
  if (languages.length === 0) return <Waiting asked={use} what="Encoding the texts" />;
  return (
    <>
      <p className="pair-actions" role="status">
        <span>
          Stopped after {plural(languages.length, "language")} of {formatCount(all)}. The figures are of these.
        </span>
        <Button onClick={use.retry}>Go on</Button>
      </p>
      <Used {...shared} report={answer.value} />
    </>
  );
}
