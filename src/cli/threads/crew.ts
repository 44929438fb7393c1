import { setImmediate } from "node:timers/promises";
import { TokenizerError } from "../../tokenizers/tokenizer";
import type { Helper, HelperSource } from "./helperSource";
import type { Answer, Job } from "./work";

/** Tasks that a helper has at a time: one that it works at, and one more, so that it need not wait for it. */
const atOnce = 2;

/** This thread and its helpers at one job: tasks are done by whoever has time, and what they come to is taken in order. */
export class Crew<Task, Result> {
  private readonly source: HelperSource;
  private readonly hands: Hand<Task, Result>[] = [];
  private job: Job | null = null;

  constructor(source: HelperSource) {
    this.source = source;
  }

  /** Helpers that there are. */
  get size(): number {
    return this.hands.length;
  }

  /** Sees to it that there are some helpers, as far as there may be so many. They start at once, and wait for the job. */
  call(helpers: number): void {
    const wanted = Math.min(helpers, this.source.most);
    while (this.hands.length < wanted) {
      const hand = new Hand<Task, Result>(this.source.start());
      this.hands.push(hand);
      if (this.job !== null) hand.brief(this.job);
    }
  }

  /** Tells helpers what all tasks have in common. */
  brief(job: Job): void {
    this.job = job;
    for (const hand of this.hands) hand.brief(job);
  }

  /**
   * Does tasks, at most as many ahead as the helpers can be given.
   * @param tasks reads them, and may call for helpers on the way
   * @param work what this thread does with one
   * @param buffers what of a task a helper gets for itself
   * @param take is given results in the order of the tasks; what it or an earlier task throws ends the rest
   * @throws the first error in the order of the tasks, that of reading the next one included
   */
  async run(
    tasks: AsyncIterable<Task> | Iterable<Task>,
    work: (task: Task) => Result | Promise<Result>,
    buffers: (task: Task) => readonly ArrayBuffer[],
    take: (result: Result, task: Task) => Promise<void>,
  ): Promise<void> {
    let taken: Promise<void> = Promise.resolve();
    let hasFailed = false;
    const inTurn = (task: Task, result: Promise<Result>) => {
      // It may fail before its turn comes, when nobody asks yet.
      result.catch(() => {});
      taken = taken.then(async () => take(await result, task));
      taken.catch(() => {
        hasFailed = true;
      });
    };
    try {
      for await (const task of tasks) {
        const free = this.hands.find((hand) => hand.tasks < atOnce);
        inTurn(task, free?.give(task, buffers(task)) ?? attempt(() => work(task)));
        // Answers that have come meanwhile, and what they print, have their turn. Alone there is no hurry.
        if (this.hands.length === 0) await taken;
        else if (free === undefined) await setImmediate();
        if (hasFailed) break;
      }
    } catch (error) {
      await taken;
      throw error;
    }
    await taken;
  }

  /** Ends all helpers. */
  end(): void {
    for (const hand of this.hands) hand.end();
  }
}

/** A promise of what a function gives or throws at once. */
function attempt<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  return new Promise((resolve) => resolve(work()));
}

/** A helper with the tasks that it has been given and not answered. */
class Hand<Task, Result> {
  private readonly helper: Helper;
  private readonly waiting: { resolve(result: Result): void; reject(error: unknown): void }[] = [];
  private ended: Error | null = null;

  constructor(helper: Helper) {
    this.helper = helper;
    helper.listen(
      (answer) => this.settle(answer as Answer<Result>),
      (error) => {
        this.ended = error;
        for (const { reject } of this.waiting.splice(0)) reject(error);
      },
    );
  }

  get tasks(): number {
    return this.waiting.length;
  }

  brief(job: Job): void {
    this.helper.post(job);
  }

  give(task: Task, transfer: readonly ArrayBuffer[]): Promise<Result> {
    if (this.ended !== null) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.helper.post(task, transfer);
    });
  }

  end(): void {
    this.helper.end();
  }

  private settle(answer: Answer<Result>): void {
    const task = this.waiting.shift();
    if (answer.kind === "done") task?.resolve(answer.result);
    else task?.reject(answer.kind === "refused" ? new TokenizerError(answer.message) : answer.error);
  }
}
