import { proxy, type Remote } from "comlink";
import { LoneWorker } from "../pool/loneWorker";
import type { LoadProgress } from "../pool/protocol";
import type { FilesImportRequest, HubImportRequest, ImportFailure, ImportResult, ImportWorkerApi } from "./protocol";

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

/** One worker that reads tokenizers which people bring, one at a time; it lives only while it is needed. */
export class ImportPool {
  private readonly arriveWithin: number;
  private readonly readWithin: number;
  private readonly worker: LoneWorker<ImportWorkerApi>;

  constructor({ spawn, arriveWithin = 60_000, readWithin = 20_000, idle = 30_000 }: ImportPoolOptions) {
    this.arriveWithin = arriveWithin;
    this.readWithin = readWithin;
    this.worker = new LoneWorker({ spawn, idle });
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

  private ask(name: string, { signal, onProgress }: ImportCall, ask: Ask): Promise<ImportResult> {
    let hasBegun = false;
    return this.worker.ask<ImportResult>({
      signal,
      ask: (remote, watch) => {
        const watchPhase = (phase: LoadProgress["phase"]) => {
          const limit = phase === "fetch" ? this.arriveWithin : this.readWithin;
          return watch(limit, () => outOfTime(name, phase, Math.round(limit / 1000)));
        };
        watchPhase("fetch");
        return ask(remote, (progress) => {
          if (!watchPhase(progress.phase)) return;
          hasBegun = true;
          onProgress(progress);
        });
      },
      crashed: () => crash(name, hasBegun),
    });
  }
}

type Ask = (remote: Remote<ImportWorkerApi>, onProgress: (progress: LoadProgress) => void) => Promise<ImportResult>;

function outOfTime(name: string, phase: LoadProgress["phase"], seconds: number): ImportFailure {
  if (phase === "fetch") {
    const message = `Nothing of ${name} has arrived for ${seconds} seconds. Check the connection and try again.`;
    return failure("offline", message);
  }
  return failure(
    "file",
    `It took over ${seconds} seconds to read ${name}, so it was ended. Its files may be too much for this device.`,
  );
}

/** @param hasBegun whether the worker has given a sign of life: else its code has not arrived */
function crash(name: string, hasBegun: boolean): ImportFailure {
  if (!hasBegun) {
    return failure(
      "offline",
      "The part of this page that reads tokenizers could not be loaded. Check the connection, then reload the page.",
    );
  }
  return failure(
    "file",
    `The worker that read ${name} crashed: it may have run out of memory. Close other tabs, or choose a smaller tokenizer.`,
  );
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
