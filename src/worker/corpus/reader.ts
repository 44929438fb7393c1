import { proxy, type Remote, releaseProxy, wrap } from "comlink";
import type { ReadProgress } from "../../corpora/read";
import { PoolError, unforeseen } from "../pool/workerErrors";
import type { ChosenFile, CorpusWorkerApi, FilesLayout, ReadFiles } from "./protocol";

/** The page's door to the reading of its user's files. */
export class CorpusFilesReader {
  private readonly spawn: () => Worker;

  /** @param spawn makes a worker; tests pass their own */
  constructor(spawn: () => Worker) {
    this.spawn = spawn;
  }

  /**
   * What files hold, by their names.
   * @throws {CorpusError} (by name) when there is neither a language nor a table
   */
  layout(files: readonly ChosenFile[], signal: AbortSignal): Promise<FilesLayout> {
    return this.ask(signal, (remote) => remote.layout(files));
  }

  /**
   * Reads files as one corpus.
   * @param choice place among the layout's choices
   * @throws {CorpusError} (by name) for what is too large
   */
  read(
    files: readonly ChosenFile[],
    choice: number,
    signal: AbortSignal,
    onProgress: (progress: ReadProgress) => void,
  ): Promise<ReadFiles> {
    return this.ask(signal, (remote) => remote.read(files, choice, proxy(onProgress)));
  }

  /** A worker for each call: ending it is how one is cancelled, and how its memory is given back. */
  private ask<T>(signal: AbortSignal, call: (remote: Remote<CorpusWorkerApi>) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      signal.throwIfAborted();
      const worker = this.spawn();
      const remote = wrap<CorpusWorkerApi>(worker);
      let hasEnded = false;
      const end = () => {
        if (hasEnded) return;
        hasEnded = true;
        signal.removeEventListener("abort", abort);
        remote[releaseProxy]();
        worker.terminate();
      };
      const abort = () => {
        end();
        reject(signal.reason);
      };
      signal.addEventListener("abort", abort);
      worker.addEventListener("error", () => {
        end();
        reject(
          new PoolError("The files could not be read: the worker that reads them crashed. Try fewer or smaller ones."),
        );
      });
      call(remote)
        .then(resolve, (error: unknown) => reject(unforeseen(error) ?? error))
        .finally(end);
    });
  }
}

/** The reader of a page. */
export function createCorpusFilesReader(): CorpusFilesReader {
  return new CorpusFilesReader(
    () => new Worker(new URL("./corpus.worker.ts", import.meta.url), { type: "module", name: "corpus" }),
  );
}
