import { type ReactElement, useDeferredValue, useMemo, useRef, useState } from "react";
import { exampleWords, mostWords, readWords } from "../../../training/lesson/words";
import { plural } from "../../../ui/format";
import { LazyPart } from "../../../ui/LazyPart";
import { LateFindingLinks } from "../../LateFindingLinks";
import { LessonHead } from "./LessonHead";
import { choose, LessonSettings, type LetterSize, type ShownLesson } from "./LessonSettings";
import "./lesson.css";
import { MergesStage } from "./MergesStage";

const loadPieces = () => import("./PiecesStage");

/** How a vocabulary is learned of a few words, step by step: for a class room. */
export default function LessonPage({ choice }: { readonly choice: ShownLesson }): ReactElement {
  const { algorithm } = choice;
  // Typing has the keys; all steps are made anew behind it.
  const typed = useDeferredValue(choice.words);
  const { words, leftOut } = useMemo(() => readWords(typed), [typed]);
  const [letters, setLetters] = useState<LetterSize>("usual");
  const stage = useRef<HTMLDivElement>(null);
  return (
    <main className="lesson" data-algorithm={algorithm} data-size={letters}>
      <LessonHead />
      <LessonSettings {...{ choice, letters, stage }} onLetters={setLetters} />
      {leftOut > 0 && (
        <p className="lesson-note" role="status">
          Up to {mostWords} words of up to 40 characters are shown: {plural(leftOut, "word")} left out.
        </p>
      )}
      {words.length === 0 ? (
        <p className="lesson-note">Write some words above, such as {exampleWords}.</p>
      ) : (
        <div className="lesson-stage" ref={stage}>
          {algorithm === "unigram" ? (
            <LazyPart
              load={loadPieces}
              props={{ choice, words }}
              place="panel"
              onGiveUp={() => choose({ ...choice, algorithm: "bpe" })}
            />
          ) : (
            <MergesStage {...{ choice, algorithm, words }} />
          )}
        </div>
      )}
      <LateFindingLinks about="lesson" />
    </main>
  );
}
