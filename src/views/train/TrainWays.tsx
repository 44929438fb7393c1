import type { ReactElement } from "react";
import { chooseTrain, trainChoice } from "../../state/train/chosen";
import "./trainWays.css";

const choose = (algorithm: "bpe" | null) => () => chooseTrain({ lesson: { ...trainChoice().lesson, algorithm } });

/** The page's two ways: a training, and a lesson on a few words. */
export function TrainWays({ isLesson }: { readonly isLesson: boolean }): ReactElement {
  return (
    <nav className="train-ways" aria-label="Train or learn">
      <button type="button" aria-current={!isLesson} onClick={isLesson ? choose(null) : undefined}>
        Train a tokenizer
      </button>
      <button type="button" aria-current={isLesson} onClick={isLesson ? undefined : choose("bpe")}>
        Learn, step by step
      </button>
    </nav>
  );
}
