import type { ReactElement } from "react";
import { TrainWays } from "../TrainWays";

/** What a lesson is about. */
export function LessonHead(): ReactElement {
  return (
    <>
      <TrainWays isLesson={true} />
      <header className="lesson-head">
        <h1>How a vocabulary is learned</h1>
        <p>
          Begin with characters. Merge the best pair of neighbours into a new entry. Do it again, until there are enough
          entries: that is all.
        </p>
      </header>
    </>
  );
}
