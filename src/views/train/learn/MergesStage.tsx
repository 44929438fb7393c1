import { type ReactElement, useMemo } from "react";
import type { MergeAlgorithm } from "../../../training/lesson/algorithms";
import { type LessonStep, makeLesson } from "../../../training/lesson/lesson";
import type { CountedWord } from "../../../training/lesson/words";
import { plural } from "../../../ui/format";
import { CutWords } from "./CutWords";
import { EntriesSoFar } from "./EntriesSoFar";
import { LessonPlayer } from "./LessonPlayer";
import { choose, type ShownLesson } from "./LessonSettings";
import { PairTable } from "./PairTable";
import { sayDone, sayNext } from "./sayStep";

interface MergesStageProps {
  readonly choice: ShownLesson;
  readonly algorithm: MergeAlgorithm;
  /** One at least. */
  readonly words: readonly CountedWord[];
}

/** A lesson on merges: what has been done, what comes next and why, the words, the pairs and the entries. */
export function MergesStage({ choice, algorithm, words }: MergesStageProps): ReactElement {
  const steps = useMemo(() => makeLesson(words, algorithm), [words, algorithm]);
  const last = steps.length - 1;
  const at = Math.min(choice.step, last);
  const step = steps[at] as LessonStep;
  return (
    <div className="lesson-run" data-step={at} data-steps={last}>
      <LessonPlayer {...{ at, last }} steps="merges" onStep={(next) => choose({ ...choice, step: next })} />
      <div className="lesson-said" role="status">
        <p>{sayDone(steps[at - 1] ?? null, at)}</p>
        <p>{sayNext(step, algorithm)}</p>
      </div>
      <div className="lesson-parts">
        <section aria-labelledby="lesson-words">
          <h2 id="lesson-words">Words</h2>
          <CutWords words={step.words} next={step.next} />
        </section>
        <section aria-labelledby="lesson-pairs">
          <h2 id="lesson-pairs">Pairs of neighbours</h2>
          <PairTable key={`${choice.words} ${algorithm}`} step={step} algorithm={algorithm} />
        </section>
        <section aria-labelledby="lesson-entries">
          <h2 id="lesson-entries">Vocabulary: {plural(step.entries.length, "entry", "entries")}</h2>
          <EntriesSoFar steps={steps} at={at} />
        </section>
      </div>
    </div>
  );
}
