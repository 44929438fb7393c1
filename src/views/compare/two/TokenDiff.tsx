import { type ReactElement, useMemo, useState } from "react";
import { commonIds, type DiffRun, diffTokens, mostOther } from "../../../analysis/tokenDiff";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useOtherColumns } from "../../../state/compare/otherColumns";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { formatCount, plural } from "../../../ui/format";
import { FindingLinks } from "../../FindingLinks";
import { ColumnField } from "../ColumnField";
import { labelToken } from "../chips/label";
import "./two.css";

/** Tokens of a run of equal ones that are shown at each end, and differences that are shown at once. */
const shownAtEnds = 8;
const mostShown = 300;

/** What has to be removed from the first text's tokens and added to them for the second's, in one column. */
export default function TokenDiff(): ReactElement {
  const tokenizers = useAppStore(({ comparison }) => comparison.tokenizers);
  const [chosen, setChosen] = useState<TokenizerReference | null>(null);
  const reference = tokenizers.find((other) => other === chosen) ?? tokenizers[0];
  const first = useAppStore(({ columns }) => (reference === undefined ? null : columns[reference]?.shown)) ?? null;
  const second = useOtherColumns((columns) => (reference === undefined ? null : columns[reference]?.shown)) ?? null;
  return (
    <section className="token-diff" aria-label="Tokens of A and B" data-state={first && second ? "ready" : "pending"}>
      <ColumnField label="Tokens of" tokenizers={tokenizers} value={reference} onChange={setChosen} />
      {first !== null && second !== null && <Diff first={first} second={second} />}
      <FindingLinks about="two" />
    </section>
  );
}

interface DiffProps {
  readonly first: ShownEncoding;
  readonly second: ShownEncoding;
}

function Diff({ first, second }: DiffProps): ReactElement {
  const runs = useMemo(() => {
    const [a = [], b = []] = commonIds([first, second]);
    return diffTokens(a, b);
  }, [first, second]);
  if (runs === null) {
    return <p>More than {formatCount(mostOther)} tokens are other: too many to show which.</p>;
  }
  const tokensOf = (kind: DiffRun["kind"]) =>
    runs.reduce((sum, run) => sum + (run.kind === kind ? run.end - run.start : 0), 0);
  const [same, removed, added] = [tokensOf("same"), tokensOf("removed"), tokensOf("added")];
  const places = runs.filter((run, i) => run.kind !== "same" && runs[i - 1]?.kind !== "removed");
  const shown = firstRuns(runs);
  return (
    <>
      <p className="diff-sentence">
        {removed + added === 0
          ? `Both have the same ${plural(same, "token")}.`
          : `${plural(same, "token")} alike; A has ${formatCount(removed)} that B has not, and B ${formatCount(added)} that A has not, in ${plural(places.length, "place")}.`}
      </p>
      <div className="diff-tokens" dir="auto">
        {shown.map((run, i) => (
          <Run
            key={`${run.kind} ${run.start}`}
            run={run}
            of={run.kind === "removed" ? first : second}
            isFirst={i === 0}
            isLast={i === runs.length - 1}
          />
        ))}
      </div>
      {shown.length < runs.length && <p>More differences follow; these are the first.</p>}
    </>
  );
}

function firstRuns(runs: readonly DiffRun[]): readonly DiffRun[] {
  let others = 0;
  const end = runs.findIndex(({ kind }) => kind !== "same" && ++others > mostShown);
  return end < 0 ? runs : runs.slice(0, end);
}

interface RunProps {
  readonly run: DiffRun;
  /** What the run's tokens are of. */
  readonly of: ShownEncoding;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Run({ run: { kind, start, end }, of, isFirst, isLast }: RunProps): ReactElement {
  const tokens = (from: number, to: number) => {
    const elements: ReactElement[] = [];
    for (let token = from; token < to; token++) elements.push(<Token key={token} of={of} token={token} />);
    return elements;
  };
  if (kind === "removed") return <del>{tokens(start, end)}</del>;
  if (kind === "added") return <ins>{tokens(start, end)}</ins>;
  // Around differences, so that one sees where they are.
  const from = isFirst ? start : Math.min(end, start + shownAtEnds);
  const to = isLast ? end : Math.max(start, end - shownAtEnds);
  const left = (isLast ? end : to) - (isFirst ? start : from);
  if (left <= shownAtEnds) return <>{tokens(start, end)}</>;
  return (
    <>
      {!isFirst && tokens(start, from)}
      <span className="diff-alike">{plural(left, "token")} alike</span>
      {!isLast && tokens(to, end)}
    </>
  );
}

function Token({ of, token }: { readonly of: ShownEncoding; readonly token: number }): ReactElement {
  const { parts, fraction } = labelToken(of, token);
  return (
    <span className="diff-token">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
        <bdi key={i} className={part.kind === "text" ? undefined : part.kind}>
          {part.text}
        </bdi>
      ))}
      {fraction !== null && <small>{fraction}</small>}
    </span>
  );
}
