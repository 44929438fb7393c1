import type { Remote } from "comlink";
import type { ReadProgress } from "../../corpora/read";
import { LoneWorker } from "../pool/loneWorker";
import { whileHeard } from "../pool/signsOfLife";
import { PoolError } from "../pool/workerErrors";
import type { ChosenFile, CorpusWorkerApi, FilesLayout, ReadFiles } from "./protocol";

const silent = (seconds: number) =>
  `Nothing was heard for ${seconds} seconds of the worker that reads the files, so it was ended. Try again, or fewer or smaller ones.`;

/** The page's door to the reading of its user's files. */
export class CorpusFilesReader {
  private readonly worker: LoneWorker<CorpusWorkerApi>;
  private readonly limit: number;

  /**
   * @param spawn makes a worker; tests pass their own
   * @param limit milliseconds without a sign of life after which a call is ended. Of the largest corpus the longest step, a table
   * of 240 MB, takes two seconds of a desktop's processor.
   */
  constructor(spawn: () => Worker, limit = 60_000) {
    // Gone with the call: so its memory is given back.
    this.worker = new LoneWorker({ spawn, idle: 0 });
    this.limit = limit;
  }

  /**
   * What files hold, by their names.
   * @throws {CorpusError} (by name) when there is neither a language nor a table
   */
  layout(files: readonly ChosenFile[], signal: AbortSignal): Promise<FilesLayout> {
    return this.ask(
      signal,
      () => {},
      (remote) => remote.layout(files),
    );
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
    return this.ask(signal, onProgress, (remote, told) => remote.read(files, choice, told));
  }

  private ask<T>(
    signal: AbortSignal,
    onProgress: (progress: ReadProgress) => void,
    call: (remote: Remote<CorpusWorkerApi>, told: (progress: ReadProgress) => void) => Promise<T>,
  ): Promise<T> {
    return this.worker.ask<T>({
      signal,
      ask: (remote, watch) => call(remote, whileHeard(watch, this.limit, silent, onProgress)),
      crashed: () => {
        throw new PoolError(
          "The files could not be read: the worker that reads them crashed. Try fewer or smaller ones.",
        );
      },
    });
  }
}

/** The reader of a page. */
export function createCorpusFilesReader(): CorpusFilesReader {
  return new CorpusFilesReader(
    () => new Worker(new URL("./corpus.worker.ts", import.meta.url), { type: "module", name: "corpus" }),
  );
}
