import { type ReactElement, useState } from "react";
import type { MergeAlgorithm } from "../../../training/lesson/algorithms";
import type { LessonStep } from "../../../training/lesson/lesson";
import { Button } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import { shownSymbol } from "./symbols";

/** Rows that are shown until somebody asks for all: the ones that matter. */
const first = 12;

interface PairTableProps {
  readonly step: LessonStep;
  readonly algorithm: MergeAlgorithm;
}

/** All pairs with their counts, the best first; the one that is merged next is marked. */
export function PairTable({ step, algorithm }: PairTableProps): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const { pairs, next } = step;
  const isLikely = algorithm === "wordpiece";
  const shown = isWhole ? pairs : pairs.slice(0, Math.max(first, (next?.row ?? 0) + 1));
  if (pairs.length === 0) return <p className="lesson-note">There are none: each word is one entry.</p>;
  return (
    <>
      <table className="lesson-pairs">
        <thead>
          <tr>
            <th scope="col">Pair</th>
            <th scope="col">Times</th>
            {isLikely && (
              <>
                <th scope="col">Left</th>
                <th scope="col">Right</th>
                <th scope="col">Times ÷ (left · right)</th>
              </>
            )}
            <th scope="col">
              <span className="visually-hidden">Merged next</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ left, right, count, leftCount, rightCount, score }, row) => (
            <tr key={`${left} ${right}`} data-next={row === next?.row || undefined}>
              <th scope="row">
                <bdi>
                  <span className="lesson-symbol">{shownSymbol(left)}</span>{" "}
                  <span className="lesson-symbol">{shownSymbol(right)}</span>
                </bdi>
              </th>
              <td>{formatCount(count)}</td>
              {isLikely && (
                <>
                  <td>{formatCount(leftCount)}</td>
                  <td>{formatCount(rightCount)}</td>
                  <td>{score.toFixed(4)}</td>
                </>
              )}
              <td>
                {row === next?.row && (
                  <strong>
                    → <bdi>{shownSymbol(next.joined)}</bdi>
                  </strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pairs.length > shown.length && (
        <Button onClick={() => setWhole(true)}>All {formatCount(pairs.length)} pairs</Button>
      )}
    </>
  );
}
