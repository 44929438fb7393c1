import { type ReactElement, useCallback } from "react";
import { becomesNames } from "../../analysis/vocabulary/pair/becomes";
import type { OnlyHereSummary } from "../../analysis/vocabulary/pair/onlyHere";
import { pairPool } from "../../state/vocabularies/pairPool";
import { formatCount, formatRatio, formatShare } from "../../ui/format";
import type { PairProgress } from "../../worker/vocabularyPair/protocol";
import { ListPart } from "./ListPart";
import type { PairPartProps } from "./shared";
import { useAnswer } from "./useAnswer";
import { Waiting } from "./Waiting";

const heads = ["Id", "Entry", "Becomes", "Pieces", "As"];

const share = ({ entries }: OnlyHereSummary, count = 0) => formatShare(entries === 0 ? null : count / entries);
const kind = ({ byKind }: OnlyHereSummary, of: (typeof becomesNames)[number]) => byKind[becomesNames.indexOf(of)] ?? 0;

/** What is told of the entries that only one has. */
const figures: readonly (readonly [name: string, figure: (only: OnlyHereSummary) => string])[] = [
  ["Entries", ({ entries }) => formatCount(entries)],
  ["Pieces, mean", ({ meanPieces }) => formatRatio(meanPieces)],
  ["2 pieces", (only) => share(only, only.byPieces[2])],
  ["5 and more", (only) => share(only, only.byPieces[5])],
  ["Need bytes", (only) => share(only, kind(only, "bytes"))],
  ["Unknown or nothing", (only) => share(only, kind(only, "unknown") + kind(only, "nothing"))],
];

/** What only one of the two has, and what it becomes under the other. */
export function OnlyPart({ request, a, b, heldTo }: PairPartProps): ReactElement {
  const ask = useCallback(
    (signal: AbortSignal, onProgress: (progress: PairProgress) => void) => pairPool.only(request, signal, onProgress),
    [request],
  );
  const asked = useAnswer(ask);
  const { answer } = asked;
  return (
    <section aria-labelledby="pair-only" data-state={answer.state}>
      <h2 id="pair-only">Only in one of them</h2>
      <p className="pair-note">
        What an entry becomes under the other tokenizer is where embedding transfer by the mean of its pieces begins.
        The embeddings themselves are in the models’ weights, and not here.
      </p>
      {answer.state === "ready" ? (
        <div className="table-scroll">
          <table className="pair-only">
            <thead>
              <tr>
                <th scope="col">Under the other</th>
                <th scope="col" className="number">
                  Only in {a}
                </th>
                <th scope="col" className="number">
                  Only in {b}
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.map(([name, figure]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="number">{figure(answer.value.a)}</td>
                  <td className="number">{figure(answer.value.b)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Waiting asked={asked} what="Encoding what only one has" />
      )}
      <ListPart {...{ request, heldTo, heads }} title={`Entries only in ${a}`} list="onlyA" />
      <ListPart {...{ request, heldTo, heads }} title={`Entries only in ${b}`} list="onlyB" />
    </section>
  );
}
