import { type Remote, releaseProxy, wrap } from "comlink";
import { PoolError } from "./pool";
import type { ReferenceRequest, ReferenceResult, ReferenceWorkerApi } from "./referenceProtocol";

/** A call to {@link ReferencePool.check}. */
export interface ReferenceCheckRequest extends Omit<ReferenceRequest, "baseUrl"> {
  /** What the reference is called, for messages. */
  readonly name: string;
  /** Aborting ends the check: its promise rejects at once with the signal's reason. */
  readonly signal: AbortSignal;
}

export interface ReferencePoolOptions {
  /** Makes a worker; tests pass their own. */
  readonly spawn: () => Worker;
  readonly baseUrl: string;
  /** Milliseconds that a check may take. */
  readonly limit?: number;
  /** Milliseconds after which a worker without work is ended, to give back its memory. */
  readonly idle?: number;
}

interface Job {
  readonly request: ReferenceCheckRequest;
  readonly resolve: (result: ReferenceResult) => void;
  readonly reject: (error: unknown) => void;
}

/** One worker that runs the reference libraries, one check at a time; it lives only while it is needed. */
export class ReferencePool {
  private readonly options: Required<ReferencePoolOptions>;
  private worker: Worker | null = null;
  private remote: Remote<ReferenceWorkerApi> | null = null;
  private running: Job | null = null;
  private waiting: Job[] = [];
  /** Ends the check that runs too long, or the worker that has nothing to do. */
  private clock: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReferencePoolOptions) {
    this.options = { limit: 60_000, idle: 30_000, ...options };
  }

  /**
   * Asks a reference for its ids and compares.
   * @throws {PoolError} when it took too long or its worker died
   * @throws {TokenizerError} (by name) what the reference itself says
   */
  check(request: ReferenceCheckRequest): Promise<ReferenceResult> {
    return new Promise((resolve, reject) => {
      request.signal.throwIfAborted();
      const job: Job = { request, resolve, reject };
      request.signal.addEventListener("abort", () => this.drop(job));
      this.waiting.push(job);
      this.next();
    });
  }

  private drop(job: Job): void {
    this.waiting = this.waiting.filter((other) => other !== job);
    job.reject(job.request.signal.reason);
    // A reference cannot be asked to stop.
    if (this.running === job) this.fail(job.request.signal.reason);
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
    const { name } = job.request;
    const seconds = Math.round(this.options.limit / 1000);
    this.clock = setTimeout(() => {
      this.fail(
        new PoolError(
          `${name} gave no answer for ${seconds} seconds, so it was ended. The text may be too much for it.`,
        ),
      );
    }, this.options.limit);
    void this.run(job);
  }

  private async run(job: Job): Promise<void> {
    const { tokenizer, pack, text, options, ids } = job.request;
    try {
      const remote = this.connect();
      job.resolve(await remote.check({ tokenizer, pack, text, options, ids, baseUrl: this.options.baseUrl }));
    } catch (error) {
      job.reject(error);
    }
    // A check that outlived its worker has nothing to finish: another may be running.
    if (this.running !== job) return;
    this.running = null;
    this.next();
  }

  private connect(): Remote<ReferenceWorkerApi> {
    if (this.remote !== null) return this.remote;
    const worker = this.options.spawn();
    worker.addEventListener("error", () => {
      if (this.worker === worker) this.fail(new PoolError("The reference’s worker crashed. Check again."));
    });
    this.worker = worker;
    this.remote = wrap<ReferenceWorkerApi>(worker);
    return this.remote;
  }

  /** Ends the running check together with its worker; those that wait go on with a new one. */
  private fail(reason: unknown): void {
    const job = this.running;
    this.endWorker();
    this.running = null;
    job?.reject(reason);
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

/** The pool of a page. */
export function createReferencePool(): ReferencePool {
  return new ReferencePool({
    spawn: () => new Worker(new URL("./reference.worker.ts", import.meta.url), { type: "module", name: "reference" }),
    baseUrl: document.baseURI,
  });
}
