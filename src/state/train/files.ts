import { create } from "zustand";
import type { ChosenFile } from "../../worker/corpus/protocol";
import type { GivenFiles } from "../corpora/dialog";
import { chooseTrain, trainChoice } from "./chosen";

/** The files that somebody has brought to train on; no link carries them, and none is kept. */
export interface TrainFiles {
  readonly files: readonly ChosenFile[];
  /** What could not be had, a sentence each. */
  readonly problems: readonly string[];
}

export const useTrainFiles = create<TrainFiles>()(() => ({ files: [], problems: [] }));

/** Takes files in place of those before, and has them be what is trained on. */
export function giveTrainFiles({ files, problems }: GivenFiles): void {
  useTrainFiles.setState({ files, problems });
  const { corpus } = trainChoice();
  if (corpus.kind !== "files") chooseTrain({ corpus: { ...corpus, kind: "files" } });
}
