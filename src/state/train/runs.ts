import { create } from "zustand";
import type { RunName, TrainRun } from "./run";

/** The runs that there are; a name without one has not been started. */
export const useTraining = create<Readonly<Partial<Record<RunName, TrainRun>>>>()(() => ({}));
