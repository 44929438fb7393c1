import { LoneWorker } from "../pool/loneWorker";
import { whileHeard } from "../pool/signsOfLife";
import { PoolError } from "../pool/workerErrors";
import type { InstrumentProgress, InstrumentRequest, InstrumentsWorkerApi } from "./protocol";

/** Milliseconds after which a worker without work is ended, to give back its memory. */
const idle = 60_000;
/** Milliseconds in which it comes to where it hears that it should stop, or is ended: its tokenizers, and what was made of them, are then lost. */
const stopping = 1000;

const spawnWorker = () =>
  new Worker(new URL("./instruments.worker.ts", import.meta.url), { type: "module", name: "instruments" });

const silent = (seconds: number) => `Measuring gave no sign of life for ${seconds} seconds, so it was ended.`;

/** Measures off the main thread, and apart from what columns wait for: one worker, which lives only while it is needed. */
export class InstrumentsPool {
  private readonly worker: LoneWorker<InstrumentsWorkerApi>;
  private readonly limit: number;

  /**
   * @param spawn makes a worker; tests pass their own
   * @param limit milliseconds without a sign of life after which a call is ended
   */
  constructor(spawn = spawnWorker, limit = 60_000) {
    this.worker = new LoneWorker({ spawn, idle, stopping });
    this.limit = limit;
  }

  /**
   * Puts an instrument to a text.
   * @param signal aborting stops the worker: the promise rejects at once with the signal's reason
   * @throws {PoolError} when it was silent for too long or its worker died
   * @throws {TokenizerError} (by name) what the instrument says, or the tokenizer
   */
  measure(
    request: InstrumentRequest,
    signal: AbortSignal,
    onProgress: (progress: InstrumentProgress) => void,
  ): Promise<unknown> {
    return this.worker.ask<unknown>({
      signal,
      ask: (remote, watch) => remote.measure(request, whileHeard(watch, this.limit, silent, onProgress)),
      stop: (remote) => void remote.stop(),
      crashed: () => {
        throw new PoolError(
          "The text could not be measured: the worker that does it crashed. It may need more memory than there is.",
        );
      },
    });
  }
}
