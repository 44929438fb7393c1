import type { ReactElement } from "react";
import { TrainWays } from "../TrainWays";

/** What a lesson is about. */
export function LessonHead(): ReactElement {
  return (
    <>
      <TrainWays isLesson={true} />
      <header className="lesson-head">
        <h1>How a vocabulary is learned</h1>
        <p>A few words, and every step: what is counted, what is chosen, and why.</p>
      </header>
    </>
  );
}
