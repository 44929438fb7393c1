import { create } from "zustand";
import type { RunName, TrainRun } from "./run";

/** The runs that there are; a name without one has not been started. */
export type TrainRuns = Readonly<Partial<Record<RunName, TrainRun>>>;

/** The runs of the page Train; `training.ts` changes them. */
export const useTraining = create<TrainRuns>()(() => ({}));
