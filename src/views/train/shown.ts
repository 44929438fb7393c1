import type { CurvePoint, TrainedLanguage } from "../../state/train/run";

/** A training as its figures show it. */
export interface ShownTraining {
  /** What tells it from the other one: “SuperBPE”. */
  readonly name: string;
  readonly languages: readonly TrainedLanguage[];
  /** In the order of sizes. */
  readonly points: readonly CurvePoint[];
  /** Whether languages say the same, segment by segment, so that their tokens compare. */
  readonly isParallel: boolean;
}
