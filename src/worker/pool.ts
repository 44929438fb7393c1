import { proxy, type Remote, releaseProxy, wrap } from "comlink";
import type { EncodedText, EncodeRequest, LoadProgress, TokenizerWorkerApi, WorkerEvent } from "./protocol";

/** Why a call to the pool failed; the message is meant for people. */
export class PoolError extends Error {
  override readonly name = "PoolError";
}

/** A call to {@link TokenizerPool.encode}. */
export interface PoolRequest extends Omit<EncodeRequest, "baseUrl"> {
  /** Aborting drops the call: its promise rejects at once with the signal's reason, and no late result gets through. */
  readonly signal: AbortSignal;
  onProgress(progress: LoadProgress): void;
}

export interface PoolOptions {
  /** Makes a worker; tests pass their own. */
  readonly spawn: () => Worker;
  /** Workers at most; they start when there is work for them. */
  readonly size: number;
  readonly baseUrl: string;
  /** Milliseconds without a sign of life after which a running call's worker is ended. */
  readonly hangAfter?: number;
  /** Milliseconds in which a worker that has answered before must confirm a call, or it is taken for dead. */
  readonly confirmWithin?: number;
  /** Milliseconds that an aborted call may still occupy a worker which others wait for. */
  readonly abandonAfter?: number;
}

interface Job {
  readonly request: PoolRequest;
  readonly resolve: (result: EncodedText) => void;
  readonly reject: (error: unknown) => void;
  /** Set once the caller has its answer or has gone. */
  settled: boolean;
  /** A job whose worker turned out dead before it began is given to a new worker, once. */
  retried: boolean;
}

/**
 * The page's only door to the tokenizers: two to four workers, each tokenizer in one of them. A worker runs one call at
 * a time; what waits, waits here, where it can be dropped.
 */
export class TokenizerPool {
  private readonly options: Required<PoolOptions>;
  private readonly slots: Slot[] = [];
  private readonly slotOf = new Map<string, Slot>();

  constructor(options: PoolOptions) {
    this.options = { hangAfter: 20_000, confirmWithin: 5_000, abandonAfter: 2_000, ...options };
  }

  /**
   * Encodes a text, loading the tokenizer first if need be.
   * @throws {PoolError} when the worker hung or died
   * @throws {TokenizerError} (by name) what the tokenizer itself says
   */
  encode(request: PoolRequest): Promise<EncodedText> {
    return new Promise((resolve, reject) => {
      request.signal.throwIfAborted();
      const job: Job = { request, resolve, reject, settled: false, retried: false };
      const slot = this.slotFor(request.tokenizer);
      request.signal.addEventListener("abort", () => {
        if (job.settled) return;
        job.settled = true;
        reject(request.signal.reason);
        slot.drop(job);
      });
      slot.add(job);
    });
  }

  /** Ends all workers. Calls that still wait are rejected. */
  dispose(): void {
    for (const slot of this.slots) slot.end(new PoolError("The page is closing."));
    this.slots.length = 0;
    this.slotOf.clear();
  }

  private slotFor(tokenizer: string): Slot {
    const known = this.slotOf.get(tokenizer);
    if (known !== undefined) return known;
    let slot = this.slots.length < this.options.size ? undefined : this.slots.at(0);
    if (slot === undefined) {
      slot = new Slot(this.options);
      this.slots.push(slot);
    } else {
      for (const candidate of this.slots) if (candidate.tokenizers < slot.tokenizers) slot = candidate;
    }
    slot.tokenizers++;
    this.slotOf.set(tokenizer, slot);
    return slot;
  }
}

/** One place of the pool: a worker, which may be replaced, and the calls that wait for it. */
class Slot {
  /** Tokenizers that belong here. */
  tokenizers = 0;
  private readonly options: Required<PoolOptions>;
  private worker: Worker | null = null;
  private remote: Remote<TokenizerWorkerApi> | null = null;
  /** Whether this worker has ever answered: a new one may take its time to start. */
  private hasAnswered = false;
  private running: Job | null = null;
  private waiting: Job[] = [];
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private abandonment: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Required<PoolOptions>) {
    this.options = options;
  }

  add(job: Job): void {
    this.waiting.push(job);
    // An aborted call may be in the way of this one.
    if (this.running?.settled) this.abandonSoon();
    this.next();
  }

  /** Forgets a call that nobody waits for any more. */
  drop(job: Job): void {
    this.waiting = this.waiting.filter((other) => other !== job);
    if (this.running === job && this.waiting.length > 0) this.abandonSoon();
  }

  end(reason: PoolError): void {
    this.replaceWorker();
    for (const job of [this.running, ...this.waiting]) this.settle(job, () => job?.reject(reason));
    this.running = null;
    this.waiting = [];
  }

  private next(): void {
    if (this.running !== null) return;
    const job = this.waiting.shift();
    if (job === undefined) return;
    this.running = job;
    void this.run(job);
  }

  private async run(job: Job): Promise<void> {
    const { request } = job;
    const remote = this.connect(job);
    if (remote === null) return;
    this.watch(job, this.hasAnswered ? this.options.confirmWithin : this.options.hangAfter);
    try {
      const { tokenizer, text, options, reload } = request;
      const result = await remote.encode({ tokenizer, text, options, reload, baseUrl: this.options.baseUrl });
      this.settle(job, () => job.resolve(result));
    } catch (error) {
      this.settle(job, () => job.reject(error));
    }
    this.finish(job);
  }

  private connect(job: Job): Remote<TokenizerWorkerApi> | null {
    if (this.remote !== null) return this.remote;
    try {
      const worker = this.options.spawn();
      worker.addEventListener("error", () => {
        if (this.worker === worker) this.fail(new PoolError("The tokenizer’s worker crashed and was replaced. Retry."));
      });
      this.worker = worker;
      this.remote = wrap<TokenizerWorkerApi>(worker);
      void this.remote.connect(proxy((event) => this.worker === worker && this.hear(event)));
      return this.remote;
    } catch (cause) {
      const message = "This browser does not start Web Workers here, and without them no tokenizer can run.";
      this.settle(job, () => job.reject(new PoolError(message, { cause })));
      this.finish(job);
      return null;
    }
  }

  private hear(event: WorkerEvent): void {
    const job = this.running;
    if (job === null) return;
    this.hasAnswered = true;
    this.watch(job, this.options.hangAfter);
    if (event.type === "loading" && !job.settled) job.request.onProgress(event.progress);
  }

  /** Restarts the clock of the running call. */
  private watch(job: Job, milliseconds: number): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => {
      const neverBegan = milliseconds === this.options.confirmWithin && this.hasAnswered;
      if (neverBegan && !job.retried && !job.settled) {
        job.retried = true;
        this.waiting.unshift(job);
        this.fail(null);
        return;
      }
      const seconds = Math.round(this.options.hangAfter / 1000);
      this.fail(
        new PoolError(
          `It gave no answer for ${seconds} seconds, so its worker was ended. The text may be too much for it.`,
        ),
      );
    }, milliseconds);
  }

  private abandonSoon(): void {
    if (this.abandonment !== undefined) return;
    this.abandonment = setTimeout(() => {
      this.abandonment = undefined;
      if (this.running?.settled && this.waiting.length > 0) this.fail(null);
    }, this.options.abandonAfter);
  }

  /** Replaces the worker; the running call gets the reason, the others go on with the new one. */
  private fail(reason: PoolError | null): void {
    this.replaceWorker();
    const job = this.running;
    if (job !== null && reason !== null) this.settle(job, () => job.reject(reason));
    this.running = null;
    this.next();
  }

  private replaceWorker(): void {
    this.stopClocks();
    this.remote?.[releaseProxy]();
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
    this.hasAnswered = false;
  }

  private finish(job: Job): void {
    // A call that outlived its worker has nothing to finish: another may be running.
    if (this.running !== job) return;
    this.stopClocks();
    this.running = null;
    this.next();
  }

  private stopClocks(): void {
    clearTimeout(this.watchdog);
    clearTimeout(this.abandonment);
    this.abandonment = undefined;
  }

  private settle(job: Job | null, answer: () => void): void {
    if (job === null || job.settled) return;
    job.settled = true;
    answer();
  }
}
