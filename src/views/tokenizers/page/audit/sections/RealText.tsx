import { type ReactElement, useMemo } from "react";
import { entriesForShare, rankPoints } from "../../../../../analysis/vocabulary/corpus/corpusUsage";
import { openCorpus } from "../../../../../state/corpora/opener";
import { bundledCorpus } from "../../../../../state/languages/choice";
import { useAppStore } from "../../../../../state/store";
import { vocabularyPool } from "../../../../../state/tokenizers/vocabularyPool";
import { Button, Problem, Progress } from "../../../../../ui/controls";
import { formatCount, formatShare, plural } from "../../../../../ui/format";
import { useModule } from "../../../../../ui/useModule";
import type { VocabularyCall } from "../../../../../worker/vocabulary/pool";
import type { CountedUsage } from "../../../../../worker/vocabulary/usageProtocol";
import { EntryList } from "../../EntryList";
import { CallProblem } from "../CallProblem";
import type { AuditSectionProps } from "../sectionProps";
import { KeptAnswers, useVocabularyCall } from "../useVocabularyCall";
import { EntryUsage } from "./EntryUsage";

/** A count, with what the languages are called. */
interface Counted extends CountedUsage {
  readonly names: ReadonlyMap<string, string>;
}

const kept = new KeptAnswers<Counted>();

async function ask(call: VocabularyCall, key: string): Promise<Counted> {
  const { reload, signal } = call;
  const corpus = await openCorpus(key, { reload, signal, onProgress: call.onProgress });
  const languages = corpus.languages.map(({ code }) => code);
  const counted = await vocabularyPool().countUsage(call, { corpus: corpus.source(languages), languages });
  return { ...counted, names: new Map(corpus.languages.map(({ code, name }) => [code, name])) };
}

const shares = [0.5, 0.9, 0.99];
const mostPoints = 120;
/** Of these, those that a table has room for. */
const tableRows = 16;
const loadPlot = () => import("./RankPlot");

/** What of a vocabulary a corpus uses, and what of it never comes. */
export function RealText({ reference, table }: AuditSectionProps): ReactElement {
  const corpus = useAppStore((state) => state.comparison.languages.corpus);
  const { current, start, cancel } = useVocabularyCall({ reference, about: corpus, kept, isEager: false, ask });
  const name = corpus === bundledCorpus ? "the Universal Declaration of Human Rights in 521 languages" : "your corpus";
  return (
    <section
      className="audit-section"
      data-section="real-text"
      data-usage={current.state}
      aria-busy={current.state === "running"}
    >
      <h3>On real text</h3>
      {current.state === "waiting" && (
        <>
          <p className="audit-note">How often each entry occurs in {name}, and which never do.</p>
          <div>
            <Button onClick={start}>Count</Button>
          </div>
        </>
      )}
      {current.state === "error" && <CallProblem failed={current} onRetry={start} />}
      {current.state === "running" && (
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
      )}
      {current.state === "ready" && <Usage counted={current.answer} {...{ reference, table, name }} />}
    </section>
  );
}

interface UsageProps extends Pick<AuditSectionProps, "reference" | "table"> {
  readonly counted: Counted;
  readonly name: string;
}

function Usage({ counted: { usage, languages, names }, reference, table, name }: UsageProps): ReactElement {
  const { counts, frequencies, tokens } = usage;
  const all = counts.length;
  const points = useMemo(() => rankPoints(frequencies, mostPoints), [frequencies]);
  const never = useMemo(
    () => Array.from(counts.keys()).filter((row) => counts[row] === 0 && row < table.ids.length),
    [counts, table],
  );
  const { module, hasFailed, retry } = useModule(loadPlot);
  return (
    <>
      <p>
        {formatCount(never.length)} of {plural(all, "entry", "entries")} ({formatShare(never.length / all)}) never occur
        in {name}.
      </p>
      <p className="audit-note">
        {formatCount(tokens)} tokens in {plural(languages.length, "language")}. Other text may well have what this has
        not.
      </p>
      <div className="section-table">
        <table>
          <caption className="visually-hidden">Fewest entries that make a share of all tokens</caption>
          <thead>
            <tr>
              <th scope="col">Of all tokens</th>
              <th scope="col" className="number">
                Made by
              </th>
              <th scope="col" className="number">
                Of the vocabulary
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => {
              const entries = entriesForShare(usage, share);
              return (
                <tr key={share}>
                  <th scope="row">{`${100 * share}%`}</th>
                  <td className="number">{plural(entries, "entry", "entries")}</td>
                  <td className="number">{formatShare(entries / all)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <figure className="rank-figure">
        <figcaption>Each entry’s rank, and how often it occurs</figcaption>
        {module !== null && <module.default points={points} />}
        {hasFailed && <Problem problem="The chart could not be loaded." onRetry={retry} />}
        <details>
          <summary>As a table</summary>
          <div className="section-table">
            <table>
              <thead>
                <tr>
                  <th scope="col" className="number">
                    Rank
                  </th>
                  <th scope="col" className="number">
                    Occurs
                  </th>
                </tr>
              </thead>
              <tbody>
                {rankPoints(frequencies, tableRows).map(({ rank, frequency }) => (
                  <tr key={rank}>
                    <td className="number">{formatCount(rank)}</td>
                    <td className="number">{formatCount(frequency)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </figure>
      <EntryUsage {...{ table, languages, names }} />
      <details className="never-occur">
        <summary>Entries that never occur</summary>
        <EntryList
          {...{ reference, table }}
          prependsSpace={false}
          title="Never in this corpus"
          rows={never}
          figure="id"
        />
      </details>
    </>
  );
}
