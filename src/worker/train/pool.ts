import { proxy, type Remote, releaseProxy, wrap } from "comlink";
import type { Encoding } from "../../tokenizers/tokenizer";
import { LoneWorker } from "../pool/loneWorker";
import { PoolError } from "../pool/workerErrors";
import {
  type LearnedFile,
  mostRecut,
  type RecutRequest,
  type TrainEnd,
  type TrainMessage,
  type TrainRequest,
  type TrainWorkerApi,
} from "./protocol";

const spawnWorker = () => new Worker(new URL("./train.worker.ts", import.meta.url), { type: "module", name: "train" });

/** Seconds without a sign of life after which a worker is ended: while it counts, which goes block by block, and else. */
const countingLimit = 20;
const otherLimit = 120;
/**
 * As many where it is to stop and has learned nothing yet, so that nothing is lost: a pattern that goes to and fro hears of nothing, nor does
 * who makes tables of a line of many megabytes.
 */
const stoppingLimit = 2;
const beforeLearning: readonly string[] = ["read", "count", "lay out words"];

/** A training that goes on in a worker of its own. */
export interface RunningTraining {
  /** Has it rest; `onMessage` is told when it does. */
  pause(): void;
  resume(): void;
  /** Has it end with what there is. */
  stop(): void;
  /** Ends it at once: nothing is told any more. */
  abort(): void;
}

/** Who listens to a training. */
export interface TrainListener {
  onMessage(message: TrainMessage): void;
  onEnd(end: TrainEnd): void;
}

/** What tests replace. */
export interface TrainSurroundings {
  readonly spawn: () => Worker;
  /** Milliseconds that a second of silence takes. */
  readonly second: number;
}

/** Begins a training in a worker, which is ended with it. */
export function startTraining(
  request: TrainRequest,
  { onMessage, onEnd }: TrainListener,
  { spawn, second }: TrainSurroundings = { spawn: spawnWorker, second: 1000 },
): RunningTraining {
  const worker = spawn();
  const remote: Remote<TrainWorkerApi> = wrap<TrainWorkerApi>(worker);
  let [silent, isResting, isStopping, isOver, doing] = [0, false, false, false, ""];
  // Seconds are counted one by one: those of a machine that sleeps are none.
  const clock = setInterval(() => {
    if (isResting) return;
    silent++;
    if (isStopping && beforeLearning.includes(doing) && silent > stoppingLimit) {
      return end({ state: "stopped", problem: null });
    }
    const limit = doing === "count" ? countingLimit : otherLimit;
    if (silent > limit) fail(silence(doing, limit));
  }, second);
  const close = () => {
    isOver = true;
    clearInterval(clock);
    remote[releaseProxy]();
    worker.terminate();
  };
  const end = (how: TrainEnd) => {
    if (isOver) return;
    close();
    onEnd(how);
  };
  const fail = (problem: string) => end({ state: "failed", problem });
  worker.addEventListener("error", () => fail(crashed));
  const tell = (message: TrainMessage) => {
    if (isOver) return;
    silent = 0;
    if (message.kind === "progress") doing = message.progress.doing;
    onMessage(message);
  };
  remote.train(request, proxy(tell)).then(end, () => fail(crashed));
  // Both runs of the page rest and end together, though one may be over by then.
  return {
    pause() {
      if (isOver) return;
      isResting = true;
      void remote.pause();
    },
    resume() {
      if (isOver) return;
      isResting = false;
      silent = 0;
      void remote.resume();
    },
    stop() {
      if (isOver) return;
      [isResting, isStopping] = [false, true];
      void remote.stop();
    },
    abort() {
      if (!isOver) close();
    },
  };
}

const crashed =
  "The worker that trains crashed: it may need more memory than there is. What was learned before is kept. Train on less text, or to a smaller size.";

function silence(doing: string, seconds: number): string {
  const what = doing === "count" ? "Counting" : "Training";
  const why =
    doing === "count"
      ? "The pattern may go to and fro without end on this text: change it, or take a known one."
      : "What was learned before is kept. Train on less text, or to a smaller size.";
  return `${what} gave no sign of life for ${seconds} seconds, so it was ended. ${why}`;
}

/** Milliseconds after which the worker that cuts is ended when nobody asks. */
const idle = 60_000;

/** Cuts texts by vocabularies at smaller sizes, in a worker that lives while somebody asks. */
export class RecutPool {
  private readonly worker: LoneWorker<TrainWorkerApi>;
  private readonly limit: number;
  private given = new Set<string>();

  /** @param limit milliseconds after which a cut is given up */
  constructor(spawn = spawnWorker, limit = 20_000) {
    this.worker = new LoneWorker({
      spawn: () => {
        this.given = new Set();
        return spawn();
      },
      idle,
      stopping: limit,
    });
    this.limit = limit;
  }

  /**
   * Cuts a text.
   * @param key tells the vocabulary from others: its file's SHA-256
   * @throws {TokenizerError} (by name) where smaller vocabularies are no part of larger ones
   * @throws {PoolError} when it took too long or its worker died
   */
  recut(
    key: string,
    learned: LearnedFile,
    cut: Pick<RecutRequest, "size" | "text">,
    signal: AbortSignal,
  ): Promise<Encoding> {
    return this.worker.ask<Encoding>({
      signal,
      ask: (remote, watch) => {
        watch(this.limit, () => {
          throw new PoolError("Cutting the text took more than 20 seconds, so it was ended. Take a shorter text.");
        });
        const isGiven = this.given.has(key);
        // As the worker forgets them.
        this.given.add(key);
        for (const oldest of this.given) if (this.given.size > mostRecut) this.given.delete(oldest);
        return remote.recut({ key, learned: isGiven ? null : learned, ...cut });
      },
      // A cut takes a moment: the next one waits for it.
      stop: () => {},
      crashed: () => {
        throw new PoolError("The text could not be cut: the worker that does it crashed. Take a shorter text.");
      },
    });
  }
}
