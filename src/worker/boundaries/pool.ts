import type { Remote } from "comlink";
import { LoneWorker } from "../pool/loneWorker";
import { PoolError } from "../pool/workerErrors";
import type { BoundariesWorkerApi, ComparedColumns, CompareRequest, CountedLines, LinesRequest } from "./protocol";
import { type ComparedTokens, sendColumns } from "./sentColumns";

/** Milliseconds after which the worker is ended when nobody asks any more, to give back its memory. */
const idle = 30_000;

/** Milliseconds that a comparison may take: the largest text that fits a browser takes some seconds. */
const limit = 60_000;

/** Compares columns off the main thread: one worker, which lives only while it is needed. */
export class BoundariesPool {
  private readonly worker = new LoneWorker<BoundariesWorkerApi>({
    spawn: () => new Worker(new URL("./boundaries.worker.ts", import.meta.url), { type: "module", name: "boundaries" }),
    idle,
  });

  /**
   * Finds where columns of one text differ.
   * @param signal aborting ends the comparison: its promise rejects at once with the signal's reason
   * @throws {PoolError} when it took too long or its worker died
   */
  compare({ columns, ...request }: CompareRequest, signal: AbortSignal): Promise<ComparedColumns> {
    return this.ask(signal, columns, (remote) => remote.compare(request));
  }

  /**
   * Counts tokens by lines.
   * @throws as {@link compare} does
   */
  countLines({ columns, ...request }: LinesRequest, signal: AbortSignal): Promise<CountedLines> {
    return this.ask(signal, columns, (remote) => remote.countLines(request));
  }

  private ask<T>(
    signal: AbortSignal,
    columns: readonly ComparedTokens[],
    call: (remote: Remote<BoundariesWorkerApi>) => Promise<T>,
  ): Promise<T> {
    return this.worker.ask<T>({
      signal,
      ask: async (remote, watch) => {
        watch(limit, () => {
          throw new PoolError(`Comparing the columns took more than ${limit / 1000} seconds, so it was ended.`);
        });
        await sendColumns(columns, (part) => remote.take(part));
        return call(remote);
      },
      crashed: () => {
        throw new PoolError("The columns could not be compared: the worker that does it crashed.");
      },
    });
  }
}
