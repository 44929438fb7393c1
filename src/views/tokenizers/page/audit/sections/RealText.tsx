import { type ReactElement, useEffect, useMemo, useRef } from "react";
import { type CorpusUsage, entriesForShare, rankPoints } from "../../../../../analysis/vocabulary/corpus/corpusUsage";
import { bundledCorpus } from "../../../../../state/languages/choice";
import { useAppStore } from "../../../../../state/store";
import { setInspected } from "../../../../../state/tokenizers/inspect";
import { Problem } from "../../../../../ui/controls";
import { formatCount, formatShare, plural } from "../../../../../ui/format";
import { useModule } from "../../../../../ui/useModule";
import { Counting } from "../../corpus/Counting";
import { type Counted, corpusInWords, ownText, useCount } from "../../corpus/useCorpusCount";
import { Scheme } from "../Scheme";
import { type AuditSectionProps, isOfUse, type UseOfEntries, useClasses } from "../sectionProps";
import { EntryUsage } from "./EntryUsage";
import { SectionTitle } from "./SectionTitle";

const shares = [0.5, 0.9, 0.99];
const mostPoints = 120;
/** Of these, those that a table has room for. */
const tableRows = 16;
const loadPlot = () => import("./RankPlot");

/** What of a vocabulary a corpus or a text of one's own uses, and what of it never comes. */
export function RealText(props: AuditSectionProps): ReactElement {
  const { reference, onUse } = props;
  const { on, class: wanted } = useAppStore((state) => state.comparison.inspected);
  const corpus = useAppStore((state) => state.comparison.languages.corpus);
  const text = useAppStore((state) => (on === "text" ? state.comparison.text : ""));
  const { current, start, cancel } = useCount(reference, on === "text" ? `${ownText}${text}` : corpus);
  const isWaiting = current.state === "waiting";
  const isEmpty = on === "text" && text === "";
  const isWanted = isOfUse(wanted);
  // Who follows a link to a class of these has asked for it.
  const hasAsked = useRef(false);
  useEffect(() => {
    if (isWanted && isWaiting && !isEmpty && !hasAsked.current) start();
    hasAsked.current = isWanted;
  }, [isWanted, isWaiting, isEmpty, start]);
  const counted = current.state === "ready" && !isEmpty ? current.answer : null;
  const use = useMemo(() => (counted === null ? null : entriesInUse(counted.usage)), [counted]);
  useEffect(() => {
    onUse(use);
    return () => onUse(null);
  }, [use, onUse]);
  const name = on === "text" ? "your text" : corpusInWords(corpus);
  return (
    <section
      className="audit-section"
      data-section="real-text"
      data-usage={current.state}
      aria-busy={current.state === "running"}
    >
      <SectionTitle part="use">On real text</SectionTitle>
      <label className="audit-text">
        Text
        <select
          className="field"
          value={on}
          onChange={(event) => setInspected({ on: event.target.value === "text" ? "text" : "corpus" })}
        >
          <option value="corpus">{corpus === bundledCorpus ? "Bundled corpus, all languages" : "My corpus"}</option>
          <option value="text">My text in Compare</option>
        </select>
      </label>
      {isEmpty && <p className="audit-note">There is no text in Compare to count entries in.</p>}
      {(!isEmpty || !isWaiting) && (
        <Counting
          {...{ current, start, cancel }}
          promise={`How often each entry occurs in ${name}, and which never do.`}
        />
      )}
      {counted !== null && <Usage {...props} {...{ counted, name, use }} />}
    </section>
  );
}

/** Entries by whether they occur. */
function entriesInUse({ counts }: CorpusUsage): UseOfEntries {
  const column = Uint8Array.from(counts, (count) => (count === 0 ? 1 : 0));
  const unused = column.reduce((sum, each) => sum + each, 0);
  const scheme = {
    name: "use",
    classes: useClasses,
    column,
    counts: Uint32Array.of(counts.length - unused, unused),
  } as const;
  return { scheme, counts };
}

interface UsageProps extends AuditSectionProps {
  readonly counted: Counted;
  readonly name: string;
  readonly use: UseOfEntries | null;
}

function Usage({ counted: { usage, languages, names }, name, use, ...props }: UsageProps): ReactElement {
  const { table } = props;
  const { counts, frequencies, tokens } = usage;
  const all = counts.length;
  const points = useMemo(() => rankPoints(frequencies, mostPoints), [frequencies]);
  const never = use?.scheme.counts[1] ?? 0;
  const { module, hasFailed, retry } = useModule(loadPlot);
  return (
    <>
      <p>
        {formatCount(never)} of {plural(all, "entry", "entries")} ({formatShare(never / all)}) never occur in {name}.
      </p>
      <p className="audit-note">
        {plural(tokens, "token")}
        {names.size > 0 && ` in ${plural(languages.length, "language")}`}. Other text may well have what this has not.
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
        <figcaption>
          How often each entry occurs, the most frequent one first: its rank is 1. Each line of either axis is ten times
          the one before
        </figcaption>
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
      {names.size > 0 && <EntryUsage reference={props.reference} {...{ table, languages, names }} />}
      {use !== null && <Scheme {...props} scheme={use.scheme} />}
    </>
  );
}
