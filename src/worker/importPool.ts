import { proxy, type Remote, releaseProxy, wrap } from "comlink";
import type {
  FilesImportRequest,
  HubImportRequest,
  ImportFailure,
  ImportResult,
  ImportWorkerApi,
} from "./importProtocol";
import type { LoadProgress } from "./protocol";

/** What every call to the pool says besides what is asked. */
export interface ImportCall {
  /** Aborting ends the import: its promise rejects at once with the signal's reason. */
  readonly signal: AbortSignal;
  onProgress(progress: LoadProgress): void;
}

export interface ImportPoolOptions {
  /** Makes a worker; tests pass their own. */
  readonly spawn: () => Worker;
  /** Milliseconds in which a byte has to arrive, as long as bytes are missing. */
  readonly arriveWithin?: number;
  /** Milliseconds that reading may take once all bytes are there. */
  readonly readWithin?: number;
  /** Milliseconds after which a worker without work is ended, to give back its memory. */
  readonly idle?: number;
}

interface Job {
  /** What is imported, for messages. */
  readonly name: string;
  readonly call: ImportCall;
  readonly ask: (
    remote: Remote<ImportWorkerApi>,
    onProgress: (progress: LoadProgress) => void,
  ) => Promise<ImportResult>;
  readonly resolve: (result: ImportResult) => void;
  readonly reject: (error: unknown) => void;
  /** Whether its worker has given a sign of life. */
  hasBegun: boolean;
}

/** One worker that reads tokenizers which people bring, one at a time; it lives only while it is needed. */
export class ImportPool {
  private readonly options: Required<ImportPoolOptions>;
  private worker: Worker | null = null;
  private remote: Remote<ImportWorkerApi> | null = null;
  private running: Job | null = null;
  private waiting: Job[] = [];
  /** Ends the import that gives no sign of life, or the worker that has nothing to do. */
  private clock: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ImportPoolOptions) {
    this.options = { arriveWithin: 60_000, readWithin: 20_000, idle: 30_000, ...options };
  }

  /** Brings a tokenizer from the Hub, or from what was kept of it. A worker that hangs or crashes is a result, too. */
  fromHub(request: HubImportRequest, call: ImportCall): Promise<ImportResult> {
    return this.ask(request.reference, call, (remote, onProgress) => remote.fromHub(request, proxy(onProgress)));
  }

  /** Reads a tokenizer from somebody's own files. A worker that hangs or crashes is a result, too. */
  fromFiles(request: FilesImportRequest, call: ImportCall): Promise<ImportResult> {
    const [first, ...others] = request.files;
    const name = `${first?.name ?? "no file"}${others.length > 0 ? ` and ${others.length} more` : ""}`;
    return this.ask(name, call, (remote, onProgress) => remote.fromFiles(request, proxy(onProgress)));
  }

  private ask(name: string, call: ImportCall, ask: Job["ask"]): Promise<ImportResult> {
    return new Promise((resolve, reject) => {
      call.signal.throwIfAborted();
      const job: Job = { name, call, ask, resolve, reject, hasBegun: false };
      call.signal.addEventListener("abort", () => this.drop(job));
      this.waiting.push(job);
      this.next();
    });
  }

  private drop(job: Job): void {
    this.waiting = this.waiting.filter((other) => other !== job);
    job.reject(job.call.signal.reason);
    // Parsing cannot be asked to stop.
    if (this.running === job) this.abandon();
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
    this.watch(job, "fetch");
    void this.run(job);
  }

  private async run(job: Job): Promise<void> {
    try {
      const progress = (step: LoadProgress) => {
        // What arrives after its call has ended is about nothing any more.
        if (this.running !== job) return;
        job.hasBegun = true;
        this.watch(job, step.phase);
        job.call.onProgress(step);
      };
      job.resolve(await job.ask(this.connect(), progress));
    } catch (error) {
      job.reject(error);
    }
    // An import that outlived its worker has nothing to finish: another may be running.
    if (this.running !== job) return;
    this.running = null;
    this.next();
  }

  private watch(job: Job, phase: LoadProgress["phase"]): void {
    clearTimeout(this.clock);
    const limit = phase === "fetch" ? this.options.arriveWithin : this.options.readWithin;
    this.clock = setTimeout(() => {
      const seconds = Math.round(limit / 1000);
      this.fail(
        phase === "fetch"
          ? failure(
              "offline",
              `Nothing of ${job.name} has arrived for ${seconds} seconds. Check the connection and try again.`,
            )
          : failure(
              "file",
              `It took over ${seconds} seconds to read ${job.name}, so it was ended. Its files may be too much for this device.`,
            ),
      );
    }, limit);
  }

  private connect(): Remote<ImportWorkerApi> {
    if (this.remote !== null) return this.remote;
    const worker = this.options.spawn();
    worker.addEventListener("error", () => {
      if (this.worker === worker) this.fail(this.crash());
    });
    this.worker = worker;
    this.remote = wrap<ImportWorkerApi>(worker);
    return this.remote;
  }

  private crash(): ImportFailure {
    if (this.running?.hasBegun === false) {
      return failure(
        "offline",
        "The part of this page that reads tokenizers could not be loaded. Check the connection, then reload the page.",
      );
    }
    return failure(
      "file",
      `The worker that read ${this.running?.name} crashed: it may have run out of memory. Close other tabs, or choose a smaller tokenizer.`,
    );
  }

  /** Ends the running import together with its worker. */
  private fail(result: ImportFailure): void {
    this.running?.resolve(result);
    this.abandon();
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

function failure(code: ImportFailure["code"], message: string): ImportFailure {
  return { status: "failed", code, message, retryAfter: null };
}

/** The pool of a page. */
export function createImportPool(): ImportPool {
  return new ImportPool({
    spawn: () => new Worker(new URL("./import.worker.ts", import.meta.url), { type: "module", name: "import" }),
  });
}
