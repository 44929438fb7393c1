import type { ReactElement } from "react";
import { useTrainChoice } from "../../state/train/chosen";
import { PageDoor } from "../../ui/PageDoor";
import type { PageProps } from "../pageView";

const loadTraining = () => import("./TrainPage");
const loadLesson = () => import("./learn/LessonPage");

/** The page Train: a training, or a lesson on a few words. */
export default function TrainDoor({ pool }: Pick<PageProps, "pool">): ReactElement {
  const { lesson } = useTrainChoice();
  const { algorithm } = lesson;
  return algorithm === null ? (
    <PageDoor load={loadTraining} props={{ pool }} />
  ) : (
    <PageDoor load={loadLesson} props={{ choice: { ...lesson, algorithm } }} />
  );
}
