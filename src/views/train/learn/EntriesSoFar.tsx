import type { ReactElement } from "react";
import type { LessonStep } from "../../../training/lesson/lesson";
import { shownSymbol } from "./symbols";

interface EntriesSoFarProps {
  readonly steps: readonly LessonStep[];
  readonly at: number;
}

/** Characters, then the merges in their order, each with what it gave. */
export function EntriesSoFar({ steps, at }: EntriesSoFarProps): ReactElement {
  const { entries, characters } = steps[at] as LessonStep;
  const merges = steps.slice(0, at).flatMap(({ next }) => (next === null ? [] : [next]));
  return (
    <>
      <p className="lesson-characters">
        {entries.slice(0, characters).map((entry) => (
          <span key={entry} className="lesson-symbol">
            {shownSymbol(entry)}
          </span>
        ))}
      </p>
      <ol className="lesson-merges">
        {merges.map(({ left, right, joined }, i) => (
          <li key={`${left} ${right}`} data-made={i === at - 1 || undefined}>
            <span>
              <bdi>{shownSymbol(left)}</bdi> + <bdi>{shownSymbol(right)}</bdi> →
            </span>{" "}
            <span className="lesson-symbol">{shownSymbol(joined)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
