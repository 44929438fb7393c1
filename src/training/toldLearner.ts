import { TokenizerError } from "../tokenizers/tokenizer";
import type { HeldOutFigures, Learner, LearningStep } from "./algorithm";

/**
 * Does what may take more memory than there is.
 * @throws {TokenizerError} that says so
 */
export function toldMemory<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    // What engines throw for arrays that do not fit; they do for too many calls too.
    if (!(error instanceof RangeError) || /stack|recursion/i.test(error.message)) throw error;
    throw new TokenizerError(
      "The memory does not suffice for so much text: take less of it, or a pattern that cuts it into shorter pieces.",
    );
  }
}

/** A learner of which it is told where memory does not suffice. What it has learned by then it still has. */
export class ToldLearner implements Learner {
  private readonly learner: Learner;

  constructor(learner: Learner) {
    this.learner = learner;
  }

  get size(): number {
    return this.learner.size;
  }

  get crossedAt(): number | null {
    return this.learner.crossedAt;
  }

  entryOf(id: number): string {
    return this.learner.entryOf(id);
  }

  /** @throws {TokenizerError} where memory does not suffice */
  step(): LearningStep | null {
    return toldMemory(() => this.learner.step());
  }

  measure(): HeldOutFigures {
    return this.learner.measure();
  }

  file(): object {
    return this.learner.file();
  }
}
