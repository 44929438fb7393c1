import { type Remote, releaseProxy, wrap } from "comlink";
import { TokenizerError } from "../../../tokenizers/tokenizer";
import { PartCount } from "../../../training/countWords";
import type { TrainingRecipe } from "../../../training/recipe";
import { type CountedBlock, type CountingApi, countBlocks } from "./countBlocks";
import type { CountTask } from "./tasks";

/** Threads that count at most: reading, hashing and adding up are one thread's, and keep it busy beside three. */
const mostThreads = 4;
/** Bytes of text for which one more worker pays. */
const bytesAWorker = 4_000_000;
/** Tasks that a helper has at a time: one that it works at, and one more, so that it need not wait for it. */
const atOnce = 2;

/** Where workers are from that count besides this one. */
export interface Helpers {
  /** How many there are for a text of so many bytes. */
  forText(bytes: number): number;
  /** Starts one that does what `train.worker.ts` does. */
  spawn(): Worker;
}

/**
 * How many workers pay besides the one that trains.
 * @param bytes of the text
 * @param cores of the machine
 */
export function helpersFor(bytes: number, cores: number): number {
  return Math.max(0, Math.min(Math.floor(bytes / bytesAWorker), Math.min(mostThreads, cores) - 1));
}

/** This worker and its helpers at one training's text: a task is done by who has time for it. */
export class CountingCrew {
  private readonly own: PartCount;
  private readonly hands: readonly Hand[];

  /** @param bytes of the text. @throws {TokenizerError} for a pattern that cannot be read */
  constructor(recipe: TrainingRecipe, helpers: Helpers, bytes: number) {
    this.own = new PartCount(recipe);
    this.hands = Array.from({ length: helpers.forText(bytes) }, () => new Hand(helpers.spawn(), recipe));
  }

  /**
   * Counts a task: in a helper that has time, and else here, before it returns.
   * @returns rejects with {TokenizerError} as {@link countBlocks} throws it
   */
  async count(task: CountTask): Promise<CountedBlock[]> {
    const free = this.hands.find((hand) => hand.isFree);
    // A helper that dies has done nothing that is lost: this worker does it.
    return (await free?.count(task)) ?? countBlocks(this.own, task);
  }

  /** Ends all helpers, whatever they are doing. */
  end(): void {
    for (const hand of this.hands) hand.end();
  }
}

/** A helper with its tasks. */
class Hand {
  private readonly worker: Worker;
  private readonly remote: Remote<CountingApi>;
  private readonly lost: Promise<null>;
  private isLost = false;
  private tasks = 0;

  constructor(worker: Worker, recipe: TrainingRecipe) {
    this.worker = worker;
    this.remote = wrap<CountingApi>(worker);
    this.lost = new Promise((resolve) => {
      worker.addEventListener("error", (event) => {
        // It would be this worker's error too, by which the page ends the training.
        event.preventDefault();
        this.isLost = true;
        resolve(null);
      });
    });
    void this.remote.brief(recipe);
  }

  get isFree(): boolean {
    return !this.isLost && this.tasks < atOnce;
  }

  /** @returns null where the helper died */
  async count(task: CountTask): Promise<CountedBlock[] | null> {
    this.tasks++;
    try {
      return await Promise.race([this.remote.count(task), this.lost]);
    } catch (error) {
      // Classes do not come through.
      throw error instanceof Error && error.name === "TokenizerError" ? new TokenizerError(error.message) : error;
    } finally {
      this.tasks--;
    }
  }

  end(): void {
    this.remote[releaseProxy]();
    this.worker.terminate();
  }
}
