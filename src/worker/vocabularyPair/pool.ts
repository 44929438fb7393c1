import type { Remote } from "comlink";
import type { FirstOther } from "../../analysis/vocabulary/pair/changes/changes";
import { LoneWorker } from "../pool/loneWorker";
import { whileHeard } from "../pool/signsOfLife";
import { PoolError } from "../pool/workerErrors";
import type {
  DetailsReport,
  HeldTo,
  ListRequest,
  ListRows,
  OnlyReport,
  PairProgress,
  PairReport,
  PairRequest,
  PairWorkerApi,
  UseReport,
} from "./protocol";

/** Milliseconds after which a worker without work is ended: it holds two vocabularies, and lists of them are looked into for a while. */
const idle = 300_000;

const spawnWorker = () =>
  new Worker(new URL("./vocabularyPair.worker.ts", import.meta.url), { type: "module", name: "vocabularyPair" });

const silent = (seconds: number) => `Comparing gave no sign of life for ${seconds} seconds, so it was ended.`;

type Told = (progress: PairProgress) => void;

/** Compares vocabularies off the main thread: one worker, which lives only while it is needed. Aborting a call ends it. */
export class VocabularyPairPool {
  private readonly worker: LoneWorker<PairWorkerApi>;
  private readonly limit: number;
  private readonly patience: number;

  /**
   * @param spawn makes a worker; tests pass their own
   * @param limit milliseconds without a sign of life after which a call is ended
   * @param patience milliseconds that a step has to come to its end once a count is aborted, before its worker is ended
   */
  constructor(spawn = spawnWorker, limit = 60_000, patience = 2000) {
    this.worker = new LoneWorker({ spawn, idle });
    this.limit = limit;
    this.patience = patience;
  }

  /**
   * What two have in common and what is other.
   * @throws {TokenizerError} (by name) for what has no vocabulary, or cannot be loaded
   * @throws {PoolError} when it took too long or its worker died
   */
  compare(request: PairRequest, signal: AbortSignal, onProgress: Told): Promise<PairReport> {
    return this.ask(signal, onProgress, (remote, told) => remote.compare(request, told));
  }

  /** The common part by what entries are, and how both cut numbers. @throws as {@link compare} does */
  details(request: PairRequest, signal: AbortSignal, onProgress: Told): Promise<DetailsReport> {
    return this.ask(signal, onProgress, (remote, told) => remote.details(request, told));
  }

  /** What only one has, and what becomes of it. @throws as {@link compare} does */
  only(request: PairRequest, signal: AbortSignal, onProgress: Told): Promise<OnlyReport> {
    return this.ask(signal, onProgress, (remote, told) => remote.only(request, told));
  }

  /**
   * What both do on real text, step by step: others' calls come in between, and what has been counted when it is aborted is kept.
   * @throws as {@link compare} does, and {CorpusError} (by name)
   */
  async use(request: PairRequest, heldTo: HeldTo, signal: AbortSignal, onProgress: Told): Promise<UseReport> {
    for (;;) {
      const { done, all, report } = await withPatience(signal, this.patience, (patient) =>
        this.ask(patient, onProgress, (remote, told) => remote.use(request, heldTo, told)),
      );
      signal.throwIfAborted();
      if (report !== null) return report;
      onProgress({ kind: "work", done, all });
    }
  }

  /** What has been counted, where a count was stopped. @throws as {@link use} does */
  countedSoFar(request: PairRequest, heldTo: HeldTo, signal: AbortSignal, onProgress: Told): Promise<UseReport> {
    return this.ask(signal, onProgress, (remote, told) => remote.countedSoFar(request, heldTo, told));
  }

  /** Where the ids of a text part; null where they do not. @throws as {@link compare} does */
  first(request: PairRequest, text: string, signal: AbortSignal, onProgress: Told): Promise<FirstOther | null> {
    return this.ask(signal, onProgress, (remote, told) => remote.first(request, text, told));
  }

  /** Rows of a list. @throws as {@link use} does */
  rows(request: ListRequest, from: number, count: number, signal: AbortSignal): Promise<ListRows> {
    return this.ask(
      signal,
      () => {},
      (remote) => remote.rows(request, from, count),
    );
  }

  /** A list as a file. @throws as {@link use} does */
  write(request: ListRequest, format: "csv" | "json", signal: AbortSignal): Promise<Blob> {
    return this.ask(
      signal,
      () => {},
      (remote) => remote.write(request, format),
    );
  }

  private ask<T>(
    signal: AbortSignal,
    onProgress: Told,
    call: (remote: Remote<PairWorkerApi>, told: Told) => Promise<T>,
  ): Promise<T> {
    return this.worker.ask<T>({
      signal,
      ask: (remote, watch) => call(remote, whileHeard(watch, this.limit, silent, onProgress)),
      crashed: () => {
        throw new PoolError("The vocabularies could not be compared: the worker that does it crashed.");
      },
    });
  }
}

/** Has something done that learns of an abort some milliseconds later, unless it is done by then. */
async function withPatience<T>(
  signal: AbortSignal,
  milliseconds: number,
  act: (patient: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const late = new AbortController();
  let clock: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clock = setTimeout(() => late.abort(signal.reason), milliseconds);
  };
  signal.addEventListener("abort", wait);
  try {
    return await act(late.signal);
  } finally {
    signal.removeEventListener("abort", wait);
    clearTimeout(clock);
  }
}
