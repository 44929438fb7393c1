import { useMemo } from "react";
import { change, useAppStore } from "../store";
import type { TrainChoice } from "./choice";
import { readTrain, writeTrain } from "./parameters";

/** What the page shows; the same object while the link says the same. */
export function useTrainChoice(): TrainChoice {
  const train = useAppStore(({ comparison }) => comparison.train);
  return useMemo(() => readTrain(train), [train]);
}

/** What the page shows now. */
export function trainChoice(): TrainChoice {
  return readTrain(useAppStore.getState().comparison.train);
}

/** Changes what the page shows, and so what its link carries. Another corpus has another hash, which is not known yet. */
export function chooseTrain(part: Partial<TrainChoice>): void {
  const isOther = part.corpus !== undefined && part.hash === undefined;
  change({ train: writeTrain({ ...trainChoice(), ...(isOther && { hash: null }), ...part }) });
}
