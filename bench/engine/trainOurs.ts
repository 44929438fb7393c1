import type { Learner } from "../../src/training/algorithm";
import type { TrainingRecipe } from "../../src/training/recipe";
import { Training } from "../../src/training/train";

/** Bytes that are decoded at once, as the page does. */
export const blockBytes = 1 << 18;
const lineEnd = 0x0a;

/** A training that is done. */
export interface Trained {
  /** Seconds of the clock that counting took. */
  readonly counted: number;
  readonly learner: Learner;
  readonly file: object;
}

/**
 * Trains on one thread.
 * @param blocks the text as it is read, cut anywhere
 */
export function trainOurs(blocks: Iterable<Uint8Array>, recipe: TrainingRecipe): Trained {
  const start = performance.now();
  const training = new Training(recipe);
  for (const lines of wholeLines(blocks)) training.count(lines);
  const counted = (performance.now() - start) / 1000;
  const learner = training.start();
  while (learner.step() !== null);
  return { counted, learner, file: learner.file() };
}

/** A text in blocks of the usual size. */
export function* blocksOf(text: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < text.length; at += blockBytes) yield text.subarray(at, at + blockBytes);
}

/** Blocks decoded, each as far as its last line ends; what is behind comes with the next. */
function* wholeLines(blocks: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for (const block of blocks) {
    const end = block.lastIndexOf(lineEnd) + 1;
    rest += decoder.decode(block.subarray(0, end), { stream: true });
    if (end > 0) {
      yield rest;
      rest = "";
    }
    rest += decoder.decode(block.subarray(end), { stream: true });
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
