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
          <table>
            <thead>
              <tr>
                <th scope="col">Entries only in</th>
                <th scope="col" className="number">
                  Entries
                </th>
                <th scope="col" className="number">
                  Pieces, mean
                </th>
                <th scope="col" className="number">
                  2 pieces
                </th>
                <th scope="col" className="number">
                  5 and more
                </th>
                <th scope="col" className="number">
                  Need bytes
                </th>
                <th scope="col" className="number">
                  Unknown or nothing
                </th>
              </tr>
            </thead>
            <tbody>
              <Row name={`${a}, under ${b}`} only={answer.value.a} />
              <Row name={`${b}, under ${a}`} only={answer.value.b} />
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

function Row({ name, only }: { readonly name: string; readonly only: OnlyHereSummary }): ReactElement {
  const { entries, meanPieces, byPieces, byKind } = only;
  const share = (count: number | undefined) => formatShare(entries === 0 ? null : (count ?? 0) / entries);
  const kind = (of: (typeof becomesNames)[number]) => byKind[becomesNames.indexOf(of)] ?? 0;
  return (
    <tr data-only={entries}>
      <th scope="row">{name}</th>
      <td className="number">{formatCount(entries)}</td>
      <td className="number">{formatRatio(meanPieces)}</td>
      <td className="number">{share(byPieces[2])}</td>
      <td className="number">{share(byPieces[5])}</td>
      <td className="number">{share(kind("bytes"))}</td>
      <td className="number">{share(kind("unknown") + kind("nothing"))}</td>
    </tr>
  );
}
