import type { Learner, MergeStep } from "../../training/algorithm";
import type { MergeBatch } from "./protocol";

/** Merges as they are learned, until they are told. */
export class MergeLog {
  private readonly learner: Pick<Learner, "entryOf" | "size" | "crossedAt">;
  private steps: MergeStep[] = [];
  /** Entries that have been told. */
  private told = 0;
  private crossedAt: number | null = null;

  private readonly base: number;

  /** @param learner before it has learned anything */
  constructor(learner: MergeLog["learner"]) {
    this.learner = learner;
    this.base = learner.size;
  }

  add(step: MergeStep): void {
    this.steps.push(step);
  }

  /** What has not been told yet, the first time with all entries that there were before; null where that is nothing. */
  take(): MergeBatch | null {
    const { steps, learner, base } = this;
    const { crossedAt } = learner;
    if (steps.length === 0 && crossedAt === this.crossedAt) return null;
    this.steps = [];
    this.crossedAt = crossedAt;
    const entries: string[] = [];
    for (; this.told < learner.size; this.told++) entries.push(learner.entryOf(this.told));
    return {
      left: Uint32Array.from(steps, ({ left }) => left),
      right: Uint32Array.from(steps, ({ right }) => right),
      id: Uint32Array.from(steps, ({ id }) => id),
      count: Float64Array.from(steps, ({ count }) => count),
      language: Int32Array.from(steps, ({ language = -1 }) => language),
      base,
      crossedAt,
      entries,
    };
  }
}
