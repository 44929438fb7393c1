import { type ReactElement, type ReactNode, useState } from "react";
import type { FinishedRound, WeighedEntry } from "../../../state/train/run";
import { digits, formatCount, plural, threeDigits } from "../../../ui/format";
import { useRowCursor } from "../../../ui/useRowCursor";
import { entryText } from "./entryText";
import "./rounds.css";

interface RoundListProps {
  readonly rounds: readonly FinishedRound[];
  /** Which list it is, where there are several. */
  readonly children?: ReactNode;
}

const names = { begin: "Begin", estimate: "Estimate", prune: "Prune", finish: "Finish" };

/** What the weights of a round are called, and what its lists are. */
const words: Readonly<
  Record<FinishedRound["kind"], { readonly weight: string; readonly stayed: string; readonly says: string }>
> = {
  begin: {
    weight: "Log prob.",
    stayed: "The likeliest at first",
    says: "All characters, and substrings that stand in two places with something different behind them.",
  },
  estimate: {
    weight: "Expected",
    stayed: "Nearly went",
    says: "All pieces get new probabilities; what is expected less than half a time in the text goes.",
  },
  prune: {
    weight: "Loss",
    stayed: "Nearly went",
    says: "A quarter goes: what no word’s likeliest cut has, then what makes the words the least less likely when it is cut.",
  },
  finish: {
    weight: "Log prob.",
    stayed: "Nearly had no room",
    says: "All characters become entries, with bytes and control tokens, and of the longer pieces as many as there is room for.",
  },
};

/** Rounds over all pieces, in the place of merges: one after the other, with the pieces that nearly stayed or went. */
export function RoundList({ rounds, children }: RoundListProps): ReactElement {
  // Until somebody chooses, the last one that has come.
  const [chosen, setChosen] = useState<number | null>(null);
  const cursor = useRowCursor(rounds, () => {});
  const at = Math.min(chosen ?? rounds.length - 1, rounds.length - 1);
  const round = rounds[at];
  return (
    <section className="train-merges" aria-labelledby="train-merges-title">
      <h2 id="train-merges-title">Rounds</h2>
      {children}
      <p className="train-note">
        Unigram does not merge. It begins with many pieces, and takes away those that the text needs least.
      </p>
      <ol className="train-rounds" onFocus={cursor.onFocus} onKeyDown={cursor.onKeyDown}>
        {rounds.map(({ kind, before, after }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a round is its place
          <li key={row}>
            <button
              type="button"
              data-row={row}
              tabIndex={row === (chosen === null ? at : cursor.current) ? 0 : -1}
              aria-current={row === at || undefined}
              onFocus={() => setChosen(row)}
              onClick={() => setChosen(row)}
            >
              <span className="train-round-number">{row + 1}</span>
              <span>{names[kind]}</span>
              <span className="train-round-count">
                {kind === "begin" ? formatCount(after) : `${formatCount(before)} → ${formatCount(after)}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {round !== undefined && <Round round={round} number={at + 1} />}
    </section>
  );
}

function Round({ round, number }: { readonly round: FinishedRound; readonly number: number }): ReactElement {
  const { kind, before, after, stayed, gone } = round;
  const { weight, stayed: kept, says } = words[kind];
  return (
    <div className="train-round" data-round={number}>
      <p className="train-note">
        {number}. {says}
        {kind !== "begin" && kind !== "finish" && ` ${plural(before - after, "piece")} of ${formatCount(before)} went.`}
        {kind === "finish" && gone.length === 0 && " There was room for all."}
      </p>
      <div className="train-round-lists">
        {gone.length > 0 && (
          <Weighed title={kind === "finish" ? "Nearly had room" : "Nearly stayed"} weight={weight} entries={gone} />
        )}
        {(gone.length > 0 || kind === "begin") && <Weighed title={kept} weight={weight} entries={stayed} />}
      </div>
    </div>
  );
}

interface WeighedProps {
  readonly title: string;
  readonly weight: string;
  readonly entries: readonly WeighedEntry[];
}

function Weighed({ title, weight, entries }: WeighedProps): ReactElement {
  return (
    <div>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <div className="train-merge-scroll" tabIndex={0}>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Piece</th>
              <th scope="col" className="number">
                {weight}
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ entry, weight: value }) => (
              <tr key={entry}>
                <th scope="row">
                  <bdi className="train-round-entry">{entryText(entry, "text")}</bdi>
                </th>
                <td className="number">{formatWeight(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Losses are averages over all words, and may be tiny. */
function formatWeight(value: number): string {
  const isTiny = value !== 0 && Math.abs(value) < 0.0001;
  return (isTiny ? value.toExponential(2) : digits(value, threeSignificant)).replaceAll("-", "−");
}

const threeSignificant = new Intl.NumberFormat("en", threeDigits);
