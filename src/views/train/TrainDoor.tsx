import type { ReactElement } from "react";
import { chooseTrain, useTrainChoice } from "../../state/train/chosen";
import { PageDoor } from "../../ui/PageDoor";
import type { PageProps } from "../pageView";
import "./trainDoor.css";

const loadTraining = () => import("./TrainPage");
const loadLesson = () => import("./learn/LessonPage");

/** The page Train: a training, or a lesson on a few words. */
export default function TrainDoor({ pool }: Pick<PageProps, "pool">): ReactElement {
  const { lesson } = useTrainChoice();
  const { algorithm } = lesson;
  const isLesson = algorithm !== null;
  return (
    <>
      <nav className="train-ways" aria-label="Train or learn">
        <button
          type="button"
          aria-current={!isLesson}
          onClick={() => chooseTrain({ lesson: { ...lesson, algorithm: null } })}
        >
          Train
        </button>
        <button
          type="button"
          aria-current={isLesson}
          onClick={() => chooseTrain({ lesson: { ...lesson, algorithm: algorithm ?? "bpe" } })}
        >
          Learn, step by step
        </button>
      </nav>
      {algorithm === null ? (
        <PageDoor load={loadTraining} props={{ pool }} />
      ) : (
        <PageDoor load={loadLesson} props={{ choice: { ...lesson, algorithm } }} />
      )}
    </>
  );
}
