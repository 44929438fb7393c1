import { type Remote, releaseProxy, wrap } from "comlink";
import { unforeseen } from "./workerErrors";

/**
 * Sets the clock of a call anew.
 * @param milliseconds after which its worker is ended
 * @param outOfTime what the call then comes to: it returns that, or throws
 * @returns whether the call still runs; what is heard later is about nothing any more
 */
export type Watch<T> = (milliseconds: number, outOfTime: () => T) => boolean;

/** A call to a {@link LoneWorker}. */
export interface LoneCall<Api, T> {
  /** Aborting ends the call: its promise rejects at once with the signal's reason. */
  readonly signal: AbortSignal;
  ask(remote: Remote<Api>, watch: Watch<T>): Promise<T>;
  /** What the call comes to when its worker crashes: it returns that, or throws. */
  crashed(): T;
  /** Asks a worker that can be asked to end the call; without it, the worker itself is ended. */
  stop?(remote: Remote<Api>): void;
}

export interface LoneWorkerOptions {
  /** Makes a worker; tests pass their own. */
  readonly spawn: () => Worker;
  /** Milliseconds after which a worker without work is ended, to give back its memory. */
  readonly idle: number;
  /** Milliseconds in which one that was asked to stop has to have done so. */
  readonly stopping?: number;
}

/** A call that waits or runs. */
interface Job<Api> {
  readonly signal: AbortSignal;
  /** Asks; gives what settles the call's promise. */
  run(remote: Remote<Api>): Promise<() => void>;
  crash(): void;
  reject(error: unknown): void;
  readonly stop: ((remote: Remote<Api>) => void) | undefined;
}

/**
 * One worker for calls that can take long, one at a time: what is dropped, runs out of time or crashes ends the worker, and what
 * waits goes on with a new one; unless a call can be asked to stop, and does. It lives only while it is needed.
 */
export class LoneWorker<Api> {
  private readonly options: LoneWorkerOptions;
  private worker: Worker | null = null;
  private remote: Remote<Api> | null = null;
  private running: Job<Api> | null = null;
  private waiting: Job<Api>[] = [];
  /** Ends the call that runs too long, or the worker that has nothing to do. */
  private clock: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LoneWorkerOptions) {
    this.options = options;
  }

  /** Runs a call when those before it are done. */
  ask<T>({ signal, ask, crashed, stop }: LoneCall<Api, T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      signal.throwIfAborted();
      const settle = (outcome: () => T) => {
        try {
          resolve(outcome());
        } catch (error) {
          reject(error);
        }
      };
      const watch: Watch<T> = (milliseconds, outOfTime) => {
        if (this.running !== job || signal.aborted) return false;
        clearTimeout(this.clock);
        this.clock = setTimeout(() => {
          settle(outOfTime);
          this.abandon();
        }, milliseconds);
        return true;
      };
      const job: Job<Api> = {
        signal,
        reject,
        stop,
        crash: () => settle(crashed),
        run: (remote) =>
          ask(remote, watch).then(
            (result) => () => resolve(result),
            (error: unknown) => () => {
              const defect = unforeseen(error);
              reject(defect ?? error);
              // What failed half-way may have left anything behind.
              if (defect && this.running === job) this.endWorker();
            },
          ),
      };
      signal.addEventListener("abort", () => this.drop(job));
      this.waiting.push(job);
      this.next();
    });
  }

  private drop(job: Job<Api>): void {
    this.waiting = this.waiting.filter((other) => other !== job);
    job.reject(job.signal.reason);
    if (this.running !== job) return;
    if (job.stop === undefined || this.remote === null) {
      this.abandon();
      return;
    }
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.abandon(), this.options.stopping);
    job.stop(this.remote);
  }

  private next(): void {
    if (this.running !== null) return;
    clearTimeout(this.clock);
    const job = this.waiting.shift();
    if (job === undefined) {
      this.clock = setTimeout(() => this.endWorker(), this.options.idle);
      return;
    }
    this.running = job;
    void this.run(job);
  }

  private async run(job: Job<Api>): Promise<void> {
    try {
      const settle = await job.run(this.connect());
      settle();
    } catch (error) {
      job.reject(error); // There is no worker.
    }
    // A call that outlived its worker has nothing to finish: another may be running.
    if (this.running !== job) return;
    this.running = null;
    this.next();
  }

  private connect(): Remote<Api> {
    if (this.remote !== null) return this.remote;
    const worker = this.options.spawn();
    worker.addEventListener("error", () => {
      if (this.worker !== worker) return;
      this.running?.crash();
      this.abandon();
    });
    this.worker = worker;
    this.remote = wrap<Api>(worker);
    return this.remote;
  }

  /** Ends the worker in the middle of its work; what waits goes on with a new one. */
  private abandon(): void {
    this.endWorker();
    this.running = null;
    this.next();
  }

  private endWorker(): void {
    clearTimeout(this.clock);
    this.remote?.[releaseProxy]();
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
  }
}
