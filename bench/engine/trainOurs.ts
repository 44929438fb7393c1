import type { Learner } from "../../src/training/algorithm";
import type { TrainingRecipe } from "../../src/training/recipe";
import { Training } from "../../src/training/train";

/** Bytes that are decoded at once. */
const piece = 1 << 20;
const lineEnd = 0x0a;

/** A training that is done. */
export interface Trained {
  /** Seconds of the clock that counting took. */
  readonly counted: number;
  readonly learner: Learner;
  readonly file: object;
}

/** Trains on one thread. */
export function trainOurs(text: Uint8Array, recipe: TrainingRecipe): Trained {
  const start = performance.now();
  const training = new Training(recipe);
  const decoder = new TextDecoder();
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf(lineEnd, at + piece) + 1 || text.length;
    training.count(decoder.decode(text.subarray(at, end)));
    at = end;
  }
  const counted = (performance.now() - start) / 1000;
  const learner = training.start();
  while (learner.step() !== null);
  return { counted, learner, file: learner.file() };
}
