import { PartCount } from "../../src/training/countWords";
import type { TrainingRecipe } from "../../src/training/recipe";
import { countBlocks } from "../../src/worker/train/counting/countBlocks";
import type { TextBlock } from "../../src/worker/train/text/trainingText";
import { ChannelWorker } from "./channelWorker";

type Count = (blocks: readonly TextBlock[], counter: PartCount) => unknown;

let calls = 0;

/** Counts blocks as a helper does, but answers in another order than it was asked. */
export const countLate: Count = async (blocks, counter) => {
  await new Promise((resolve) => setTimeout(resolve, (calls++ * 7) % 5));
  return countBlocks(counter, blocks);
};

/** A training's helper without a thread. @param count what it does with blocks */
export function countingHelper(count: Count = countLate): ChannelWorker {
  let counter: PartCount | null = null;
  return new ChannelWorker({
    brief: (recipe: TrainingRecipe) => {
      counter = new PartCount(recipe);
    },
    count: (blocks: readonly TextBlock[]) => count(blocks, counter as PartCount),
  });
}
