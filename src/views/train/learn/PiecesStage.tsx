import { type ReactElement, useId, useMemo } from "react";
import { makeUnigramLesson, type PiecesStep } from "../../../training/lesson/unigramLesson";
import type { CountedWord } from "../../../training/lesson/words";
import { NumberField } from "../../../ui/NumberField";
import { CutPieces } from "./CutPieces";
import { LessonPlayer } from "./LessonPlayer";
import { choose, type ShownLesson } from "./LessonSettings";
import { OwnWord } from "./OwnWord";
import { PieceRounds } from "./PieceRounds";
import { PiecesTable } from "./PiecesTable";
import "./pieces.css";
import { sayPiecesDone, sayPiecesNext } from "./sayPieces";

interface PiecesStageProps {
  readonly choice: ShownLesson;
  /** One at least. */
  readonly words: readonly CountedWord[];
}

const tables = {
  seed: "Pieces to begin with",
  estimate: "Expected counts",
  prune: "What each piece is worth",
  finish: "What becomes an entry",
};

/** A lesson on Unigram: what has been done, what comes next and why, the words, the pieces and what has gone. */
export default function PiecesStage({ choice, words }: PiecesStageProps): ReactElement {
  const field = useId();
  const { steps, size, least } = useMemo(() => makeUnigramLesson(words, choice.size), [words, choice.size]);
  const last = steps.length - 1;
  const at = Math.min(choice.step, last);
  const step = steps[at] as PiecesStep;
  return (
    <div className="lesson-run" data-step={at} data-steps={last}>
      <div className="lesson-drive">
        <LessonPlayer {...{ at, last }} steps="steps" onStep={(next) => choose({ ...choice, step: next })} />
        <div className="lesson-choice">
          <label htmlFor={field}>Entries in the end</label>
          <NumberField<number | null>
            id={field}
            className="lesson-size"
            value={choice.size}
            placeholder={String(size)}
            range={{ min: least, max: 9999, isWhole: true }}
            isOptional
            onChange={(asked) => choose({ ...choice, size: asked, step: 0 })}
          />
        </div>
      </div>
      <div className="lesson-said" role="status">
        <p>{sayPiecesDone(steps[at - 1] ?? null)}</p>
        <p>{sayPiecesNext(steps, at, size)}</p>
      </div>
      <div className="lesson-parts">
        <section aria-labelledby="lesson-words">
          <h2 id="lesson-words">{at === 0 ? "Words" : "Words, and their likeliest cuts"}</h2>
          <CutPieces step={step} words={words} />
          {at > 0 && <OwnWord step={step} word={choice.word} onWord={(word) => choose({ ...choice, word })} />}
        </section>
        <section aria-labelledby="lesson-pairs">
          <h2 id="lesson-pairs">{step.next === null ? "Entries" : tables[step.next.kind]}</h2>
          <PiecesTable key={at} step={step} />
        </section>
        <section aria-labelledby="lesson-entries">
          <h2 id="lesson-entries">
            {step.next === null ? `Vocabulary: ${size} entries` : `Pieces: ${step.scores.size}`}
          </h2>
          <PieceRounds steps={steps} at={at} />
        </section>
      </div>
    </div>
  );
}
