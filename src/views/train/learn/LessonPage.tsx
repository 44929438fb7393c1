import Maximize from "lucide-react/icons/maximize";
import Printer from "lucide-react/icons/printer";
import { type ReactElement, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import type { LessonChoice } from "../../../state/train/choice";
import { chooseTrain, trainChoice } from "../../../state/train/chosen";
import { longestLesson } from "../../../state/train/parameters";
import type { LessonAlgorithm } from "../../../training/lesson/algorithms";
import { type LessonStep, makeLesson } from "../../../training/lesson/lesson";
import { exampleWords, mostWords, readWords } from "../../../training/lesson/words";
import { Button, ToggleGroup } from "../../../ui/controls";
import { plural } from "../../../ui/format";
import { LateFindingLinks } from "../../LateFindingLinks";
import { CutWords } from "./CutWords";
import { EntriesSoFar } from "./EntriesSoFar";
import { LessonHead } from "./LessonHead";
import { LessonPlayer } from "./LessonPlayer";
import "./lesson.css";
import { PairTable } from "./PairTable";
import { sayDone, sayNext } from "./sayStep";

/** A lesson that is shown. */
export type ShownLesson = LessonChoice & { readonly algorithm: LessonAlgorithm };

const sizes = [
  { value: "usual", label: "Usual size" },
  { value: "large", label: "Large" },
] as const;
type Size = (typeof sizes)[number]["value"];

/** How a vocabulary is learned of a few words, step by step: for a class room. */
export default function LessonPage({ choice }: { readonly choice: ShownLesson }): ReactElement {
  const { algorithm } = choice;
  // Typing has the keys; all steps are made anew behind it.
  const typed = useDeferredValue(choice.words);
  const { words, leftOut } = useMemo(() => readWords(typed), [typed]);
  const steps = useMemo(() => (words.length === 0 ? [] : makeLesson(words, algorithm)), [words, algorithm]);
  const [size, setSize] = useState<Size>("usual");
  const stage = useRef<HTMLDivElement>(null);
  const last = Math.max(0, steps.length - 1);
  const at = Math.min(choice.step, last);
  const step = steps[at];
  return (
    <main className="lesson" data-algorithm={algorithm} data-step={at} data-steps={last} data-size={size}>
      <LessonHead />
      <Settings choice={choice} size={size} onSize={setSize} stage={stage} />
      {leftOut > 0 && (
        <p className="lesson-note" role="status">
          Up to {mostWords} words of up to 40 characters are shown: {plural(leftOut, "word")} left out.
        </p>
      )}
      {step === undefined ? (
        <p className="lesson-note">Write some words above, such as {exampleWords}.</p>
      ) : (
        <div className="lesson-stage" ref={stage}>
          <LessonPlayer at={at} last={last} onStep={(next) => choose({ ...choice, step: next })} />
          <Said steps={steps} at={at} algorithm={algorithm} />
          <div className="lesson-parts">
            <section aria-labelledby="lesson-words">
              <h2 id="lesson-words">Words</h2>
              <CutWords words={step.words} next={step.next} />
            </section>
            <section aria-labelledby="lesson-pairs">
              <h2 id="lesson-pairs">Pairs of neighbours</h2>
              <PairTable key={`${typed} ${algorithm}`} step={step} algorithm={algorithm} />
            </section>
            <section aria-labelledby="lesson-entries">
              <h2 id="lesson-entries">Vocabulary: {plural(step.entries.length, "entry", "entries")}</h2>
              <EntriesSoFar steps={steps} at={at} />
            </section>
          </div>
        </div>
      )}
      <LateFindingLinks about="lesson" />
    </main>
  );
}

/** What has been done, what comes next, and why. It is read out. */
function Said(props: {
  readonly steps: readonly LessonStep[];
  readonly at: number;
  readonly algorithm: LessonAlgorithm;
}) {
  const { steps, at, algorithm } = props;
  const step = steps[at] as LessonStep;
  const before = steps[at - 1];
  return (
    <div className="lesson-said" role="status">
      <p>{before === undefined ? sayDone(null, 0) : sayDone(before, at)}</p>
      <p>{sayNext(step, algorithm)}</p>
    </div>
  );
}

interface SettingsProps {
  readonly choice: ShownLesson;
  readonly size: Size;
  readonly stage: { readonly current: HTMLDivElement | null };
  onSize(size: Size): void;
}

function Settings({ choice, size, stage, onSize }: SettingsProps): ReactElement {
  const field = useId();
  // What is typed is here before the link has it.
  const [words, setWords] = useState(choice.words);
  const own = useRef(choice.words);
  useEffect(() => {
    if (choice.words !== own.current) setWords(choice.words);
    own.current = choice.words;
  }, [choice.words]);
  const write = (next: string) => {
    own.current = next === "" ? exampleWords : next;
    setWords(next);
    choose({ ...choice, words: own.current, step: 0 });
  };
  return (
    <div className="lesson-settings">
      <label htmlFor={field}>Words, with how often each stands in the text</label>
      <textarea
        id={field}
        rows={2}
        value={words}
        maxLength={longestLesson}
        spellCheck={false}
        dir="auto"
        onChange={(event) => write(event.target.value)}
      />
      <div className="lesson-buttons">
        <div className="lesson-choice">
          <span aria-hidden="true">The best pair is</span>
          <ToggleGroup
            label="The best pair is"
            value={choice.algorithm}
            choices={[
              { value: "bpe", label: "the most frequent (BPE)" },
              { value: "wordpiece", label: "the likeliest (WordPiece)" },
            ]}
            onChange={(algorithm) => choose({ ...choice, algorithm, step: 0 })}
          />
        </div>
        <ToggleGroup label="Size" value={size} choices={sizes} onChange={onSize} />
        <Button onClick={() => void stage.current?.requestFullscreen?.().catch(() => {})}>
          <Maximize size={15} /> Full screen
        </Button>
        <Button onClick={() => window.print()}>
          <Printer size={15} /> Print
        </Button>
        <Button onClick={() => toRealText(choice.algorithm)}>The same on the text in Compare</Button>
      </div>
    </div>
  );
}

function choose(lesson: LessonChoice): void {
  chooseTrain({ lesson });
}

/** Leads to a training of the text in Compare by the same algorithm. */
function toRealText(algorithm: LessonAlgorithm): void {
  const { recipe, corpus, lesson } = trainChoice();
  chooseTrain({
    lesson: { ...lesson, algorithm: null },
    recipe: { ...recipe, algorithm },
    corpus: { ...corpus, kind: "text" },
    hash: null,
  });
}
