import { LoneWorker } from "../pool/loneWorker";
import { PoolError } from "../pool/workerErrors";
import type { ReferenceRequest, ReferenceResult, ReferenceWorkerApi } from "./protocol";

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

/** One worker that runs the reference libraries, one check at a time; it lives only while it is needed. */
export class ReferencePool {
  private readonly baseUrl: string;
  private readonly limit: number;
  private readonly worker: LoneWorker<ReferenceWorkerApi>;

  constructor({ spawn, baseUrl, limit = 60_000, idle = 30_000 }: ReferencePoolOptions) {
    this.baseUrl = baseUrl;
    this.limit = limit;
    this.worker = new LoneWorker({ spawn, idle });
  }

  /**
   * Asks a reference for its ids and compares.
   * @throws {PoolError} when it took too long or its worker died
   * @throws {TokenizerError} (by name) what the reference itself says
   */
  check({ name, signal, ...request }: ReferenceCheckRequest): Promise<ReferenceResult> {
    return this.worker.ask<ReferenceResult>({
      signal,
      ask: (remote, watch) => {
        watch(this.limit, () => {
          const seconds = Math.round(this.limit / 1000);
          throw new PoolError(
            `${name} gave no answer for ${seconds} seconds, so it was ended. The text may be too much for it.`,
          );
        });
        return remote.check({ ...request, baseUrl: this.baseUrl });
      },
      crashed: () => {
        throw new PoolError("The reference’s worker crashed. Check again.");
      },
    });
  }
}

/** The pool of a page. */
export function createReferencePool(): ReferencePool {
  return new ReferencePool({
    spawn: () => new Worker(new URL("./reference.worker.ts", import.meta.url), { type: "module", name: "reference" }),
    baseUrl: document.baseURI,
  });
}
