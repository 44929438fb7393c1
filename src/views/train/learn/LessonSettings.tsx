import Maximize from "lucide-react/icons/maximize";
import Printer from "lucide-react/icons/printer";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import type { LessonChoice } from "../../../state/train/choice";
import { chooseTrain, trainChoice } from "../../../state/train/chosen";
import { longestLesson } from "../../../state/train/parameters";
import type { LessonAlgorithm } from "../../../training/lesson/algorithms";
import { exampleWords, longerExample } from "../../../training/lesson/words";
import { Button, ToggleGroup } from "../../../ui/controls";
import { withAlgorithm } from "../settings/withAlgorithm";

/** A lesson that is shown. */
export type ShownLesson = LessonChoice & { readonly algorithm: LessonAlgorithm };

const letterSizes = [
  { value: "usual", label: "Usual size" },
  { value: "large", label: "Large" },
] as const;
export type LetterSize = (typeof letterSizes)[number]["value"];

/** What an algorithm does, and what else is to be known of how it is shown here. */
const told: Readonly<Record<LessonAlgorithm, string>> = {
  bpe: "Begin with characters. Merge the most frequent pair of neighbours into a new entry. Do it again, until there are enough entries: that is all.",
  wordpiece:
    "Begin with characters, those that do not begin a word with “##” before them. Merge the pair of neighbours that makes the words likeliest. Do it again, until there are enough entries. So the first paper says (Schuster & Nakajima 2012); Hugging Face’s trainer, and Train here, merge the most frequent pair instead, as BPE does.",
  unigram:
    "Begin with many pieces. Find how likely each is, by all ways to cut the words. Take away those that the words need least. Do it again, until few enough are left.",
};

interface LessonSettingsProps {
  readonly choice: ShownLesson;
  readonly letters: LetterSize;
  readonly stage: { readonly current: HTMLDivElement | null };
  onLetters(letters: LetterSize): void;
}

/** A lesson's words and algorithm, and how it is looked at. */
export function LessonSettings({ choice, letters, stage, onLetters }: LessonSettingsProps): ReactElement {
  const { algorithm } = choice;
  return (
    <div className="lesson-settings">
      <WordsField choice={choice} />
      <div className="lesson-buttons">
        <div className="lesson-choice">
          <span aria-hidden="true">Learned by</span>
          <ToggleGroup
            label="Learned by"
            value={algorithm}
            choices={[
              { value: "bpe", label: "BPE" },
              { value: "wordpiece", label: "WordPiece" },
              { value: "unigram", label: "Unigram" },
            ]}
            onChange={(next) => choose({ ...choice, algorithm: next, words: wordsFor(next, choice.words), step: 0 })}
          />
        </div>
        <ToggleGroup label="Size" value={letters} choices={letterSizes} onChange={onLetters} />
        <Button onClick={() => void stage.current?.requestFullscreen?.().catch(() => {})}>
          <Maximize size={15} /> Full screen
        </Button>
        <Button onClick={() => window.print()}>
          <Printer size={15} /> Print
        </Button>
        <Button onClick={() => toRealText(algorithm)}>The same on the text in Compare</Button>
      </div>
      <p className="lesson-told">{told[algorithm]}</p>
      <p className="lesson-note">
        SuperBPE, parity-aware BPE and Less-is-Better need whole sentences, or several languages: Train has them.
      </p>
    </div>
  );
}

/** Four words have hardly a piece that Unigram could take away: it begins with more of their kind. */
function wordsFor(algorithm: LessonAlgorithm, words: string): string {
  const [from, to] = algorithm === "unigram" ? [exampleWords, longerExample] : [longerExample, exampleWords];
  return words === from ? to : words;
}

function WordsField({ choice }: { readonly choice: ShownLesson }): ReactElement {
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
    <>
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
      <div className="lesson-examples">
        {words !== exampleWords && <Button onClick={() => write(exampleWords)}>Four words</Button>}
        {words !== longerExample && <Button onClick={() => write(longerExample)}>Eighteen words</Button>}
      </div>
    </>
  );
}

/** Changes the lesson that is shown. */
export function choose(lesson: LessonChoice): void {
  chooseTrain({ lesson });
}

/** Leads to a training of the text in Compare by the same algorithm. */
function toRealText(algorithm: LessonAlgorithm): void {
  const { recipe, corpus, lesson } = trainChoice();
  chooseTrain({
    lesson: { ...lesson, algorithm: null },
    recipe: { ...recipe, ...withAlgorithm(recipe, algorithm) },
    corpus: { ...corpus, kind: "text" },
    hash: null,
  });
}
