import { LoneWorker } from "../pool/loneWorker";
import type { LoadProgress } from "../pool/protocol";
import { whileHeard } from "../pool/signsOfLife";
import { PoolError } from "../pool/workerErrors";
import type { ComputedFinding, FigureRequest, GuideWorkerApi } from "./protocol";

/** Milliseconds after which a worker without work is ended: it holds the tokenizers of what was read. */
const idle = 60_000;
/** Milliseconds without a sign of life after which a figure is given up. */
const limit = 30_000;

const spawnWorker = () => new Worker(new URL("./guide.worker.ts", import.meta.url), { type: "module", name: "guide" });

const silent = (seconds: number) => `This figure gave no sign of life for ${seconds} seconds, so it was ended.`;

/** Computes figures of the guide off the main thread, one at a time. */
export class GuidePool {
  private readonly worker: LoneWorker<GuideWorkerApi>;

  /** @param spawn makes a worker; tests pass their own */
  constructor(spawn = spawnWorker) {
    this.worker = new LoneWorker({ spawn, idle });
  }

  /**
   * A finding's figure, and its link's text.
   * @param signal aborting drops it while it waits: its promise rejects at once with the signal's reason
   * @param onStart told once it does not wait any more
   * @param onProgress told how far what it loads is
   * @throws {TokenizerError} and {CorpusError} (by name) for what cannot be loaded
   * @throws {PoolError} when it took too long or its worker died
   */
  figure(
    request: FigureRequest,
    signal: AbortSignal,
    onStart: () => void,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<ComputedFinding> {
    return this.worker.ask<ComputedFinding>({
      signal,
      ask: (remote, watch) => {
        onStart();
        return remote.figure(request, whileHeard<LoadProgress, ComputedFinding>(watch, limit, silent, onProgress));
      },
      crashed: () => {
        throw new PoolError("This figure could not be computed: the worker that does it crashed.");
      },
    });
  }
}
