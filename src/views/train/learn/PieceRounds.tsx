import type { ReactElement } from "react";
import type { PiecesChange, PiecesStep } from "../../../training/lesson/unigramLesson";
import { formatCount } from "../../../ui/format";
import { goneBy, nameOf } from "./sayPieces";
import { shownSymbol } from "./symbols";

/** Pieces that are listed of a change; a line says how many more there are. */
const mostListed = 30;

interface PieceRoundsProps {
  readonly steps: readonly PiecesStep[];
  readonly at: number;
}

/** What has been done so far: how many pieces each step left, and which it took away. */
export function PieceRounds({ steps, at }: PieceRoundsProps): ReactElement {
  if (at === 0) return <p className="lesson-note">There are none yet.</p>;
  return (
    <ol className="lesson-merges lesson-rounds">
      {steps.slice(0, at).map(({ next, scores }, i) => (
        <Round
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          key={i}
          change={next as PiecesChange}
          before={scores.size}
          after={(steps[i + 1] as PiecesStep).scores.size}
          isLast={i === at - 1}
        />
      ))}
    </ol>
  );
}

interface RoundProps {
  readonly change: PiecesChange;
  readonly before: number;
  readonly after: number;
  readonly isLast: boolean;
}

function Round({ change, before, after, isLast }: RoundProps): ReactElement {
  const gone = goneBy(change);
  return (
    <li data-made={isLast || undefined}>
      <div>
        {nameOf(change)}: {before > 0 && `${formatCount(before)} → `}
        <strong>{formatCount(after)}</strong>
        {change.kind === "finish" && " and <unk>"}
        {gone.length > 0 && (
          <span className="lesson-symbols">
            {gone.slice(0, mostListed).map((piece) => (
              <s key={piece} className="lesson-symbol">
                {shownSymbol(piece)}
              </s>
            ))}
            {gone.length > mostListed && <span>and {formatCount(gone.length - mostListed)} more</span>}
          </span>
        )}
      </div>
    </li>
  );
}
