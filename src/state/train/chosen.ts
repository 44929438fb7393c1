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

/** Changes what the page shows, and so what its link carries. */
export function chooseTrain(part: Partial<TrainChoice>): void {
  change({ train: writeTrain({ ...trainChoice(), ...part }) });
}
