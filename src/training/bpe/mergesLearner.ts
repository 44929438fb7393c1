import type { CountedText, HeldOutFigures, Learner, LearningStep } from "../algorithm";
import { joinWords } from "../joinWords";
import type { WordTable } from "../wordTable";
import { HeldOut } from "./heldOut";
import { BpeLearning, type BpeRecipe, type Merge } from "./learnBpe";

/** Learns merges of one table of words, and follows them in what is held out. */
export class MergesLearner implements Learner {
  readonly crossedAt = null;
  private readonly learning: BpeLearning;
  private readonly heldOut: HeldOut;
  private readonly write: (entries: readonly string[], merges: readonly Merge[]) => object;

  /** @param write makes the tokenizer.json of what has been learned */
  constructor({ languages }: CountedText, recipe: BpeRecipe, write: MergesLearner["write"]) {
    this.learning = new BpeLearning(joinWords(languages), recipe);
    this.heldOut = new HeldOut(languages.map(({ held }) => this.learning.heldSymbolsOf(held[0] as WordTable)));
    this.write = write;
  }

  get size(): number {
    return this.learning.size;
  }

  entryOf(id: number): string {
    return this.learning.entryOf(id);
  }

  step(): LearningStep | null {
    const step = this.learning.step();
    if (step !== null) this.heldOut.follow(step.left, step.right, step.id);
    return step;
  }

  measure(): HeldOutFigures {
    return this.heldOut.measure(this.size);
  }

  file(): object {
    const { entries, merges } = this.learning.learned();
    return this.write(entries, merges);
  }
}
