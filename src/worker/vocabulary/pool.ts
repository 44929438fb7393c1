import type { Remote } from "comlink";
import type { ToldEntry } from "../../analysis/vocabulary/entry/toldEntry";
import type { OverviewFacts } from "../../analysis/vocabulary/overview/overviewFacts";
import { isBrought } from "../../tokenizers/tokenizerReference";
import { LoneWorker } from "../pool/loneWorker";
import type { PackSource } from "../pool/pool";
import type { LoadRequest } from "../pool/protocol";
import { whileHeard } from "../pool/signsOfLife";
import { PoolError } from "../pool/workerErrors";
import type { EditsRequest, ToldEdits } from "./editProtocol";
import type { LanguageSentences, SentencesRequest } from "./entryProtocol";
import type { Audited, AuditProgress, VocabularyWorkerApi } from "./protocol";
import type { CountedUsage, Examined, UsageRequest } from "./usageProtocol";

/** A call to a {@link VocabularyPool}. */
export interface VocabularyCall {
  /** As `linkName` has it. */
  readonly tokenizer: string;
  /** Asks the server again instead of the browser's cache: what Retry does. */
  readonly reload: boolean;
  /** Aborting ends the work: its promise rejects at once with the signal's reason. */
  readonly signal: AbortSignal;
  onProgress(progress: AuditProgress): void;
}

export interface VocabularyPoolOptions {
  /** Makes a worker; tests pass their own. */
  readonly spawn: () => Worker;
  readonly baseUrl: string;
  readonly packs: PackSource;
  /** Milliseconds without a sign of life after which a call's worker is ended. */
  readonly limit?: number;
  /** Milliseconds after which a worker without work is ended, to give back its memory. */
  readonly idle?: number;
}

/** What goes through whole vocabularies, off the main thread and apart from what columns wait for: one call at a time. */
export class VocabularyPool {
  private readonly options: Required<VocabularyPoolOptions>;
  private readonly worker: LoneWorker<VocabularyWorkerApi>;

  constructor(options: VocabularyPoolOptions) {
    this.options = { limit: 60_000, idle: 60_000, ...options };
    this.worker = new LoneWorker(this.options);
  }

  /**
   * Audits a vocabulary, loading the tokenizer first if need be.
   * @throws {PoolError} when the worker hung or died
   * @throws {TokenizerError} (by name) what the tokenizer itself says
   */
  audit(call: VocabularyCall): Promise<Audited> {
    return this.ask(call, (remote, load, onProgress) => remote.audit(load, onProgress));
  }

  /**
   * Looks at numbers, at each character, and at what should hold of every text.
   * @throws as {@link audit} does
   */
  examine(call: VocabularyCall): Promise<Examined> {
    return this.ask(call, (remote, load, onProgress) => remote.examine(load, onProgress));
  }

  /**
   * Counts how often entries occur in a corpus.
   * @throws as {@link audit} does, and {@link CorpusError} (by name) what the corpus itself says
   */
  countUsage(call: VocabularyCall, corpus: Pick<UsageRequest, "corpus" | "languages">): Promise<CountedUsage> {
    return this.ask(call, (remote, load, onProgress) => remote.countUsage({ ...load, ...corpus }, onProgress));
  }

  /**
   * Says what the overview does of a tokenizer, measured on a corpus.
   * @throws as {@link countUsage} does
   */
  measure(call: VocabularyCall, corpus: Pick<UsageRequest, "corpus" | "languages">): Promise<OverviewFacts> {
    return this.ask(call, (remote, load, onProgress) => remote.measure({ ...load, ...corpus }, onProgress));
  }

  /**
   * Tells of one entry.
   * @throws as {@link audit} does, and where there is none of this id
   */
  tellEntry(call: VocabularyCall, id: number): Promise<ToldEntry> {
    return this.ask(call, (remote, load, onProgress) => remote.tellEntry({ ...load, id }, onProgress));
  }

  /**
   * Finds sentences of a corpus that have an entry among their tokens.
   * @throws as {@link countUsage} does
   */
  findSentences(
    call: VocabularyCall,
    wanted: Pick<SentencesRequest, "id" | "most" | "corpus" | "languages">,
  ): Promise<readonly LanguageSentences[]> {
    return this.ask(call, (remote, load, onProgress) => remote.findSentences({ ...load, ...wanted }, onProgress));
  }

  /**
   * Makes edits to a tokenizer, and tells what they do.
   * @throws as {@link audit} does, and where an edit that was made before does not go
   */
  tellEdits(call: VocabularyCall, edits: Pick<EditsRequest, "edits" | "proposal">): Promise<ToldEdits> {
    return this.ask(call, (remote, load, onProgress) => remote.tellEdits({ ...load, ...edits }, onProgress));
  }

  /**
   * Writes a tokenizer with edits as a tokenizer.json.
   * @throws as {@link tellEdits} does
   */
  writeEdits(call: VocabularyCall, edits: EditsRequest["edits"]): Promise<Blob> {
    const request = { edits, proposal: null };
    return this.ask(call, (remote, load, onProgress) => remote.writeEdits({ ...load, ...request }, onProgress));
  }

  /** @param ask is given the remote worker, what to load, and where to tell how far it is */
  private async ask<T>(
    { tokenizer, reload, signal, onProgress }: VocabularyCall,
    ask: (
      remote: Remote<VocabularyWorkerApi>,
      load: LoadRequest,
      tell: (progress: AuditProgress) => void,
    ) => Promise<T>,
  ): Promise<T> {
    const { limit, baseUrl, packs } = this.options;
    const pack = isBrought(tokenizer) ? await packs.open(tokenizer, { reload, signal, onProgress }) : null;
    return this.worker.ask<T>({
      signal,
      ask: (remote, watch) => {
        const silent = (seconds: number) => `Nothing was heard of it for ${seconds} seconds, so it was ended.`;
        const tell = whileHeard(watch, limit, silent, onProgress);
        return ask(remote, { tokenizer, pack, reload, baseUrl }, tell);
      },
      crashed: () => {
        throw new PoolError("Its worker crashed: the vocabulary may need more memory than there is.");
      },
    });
  }
}

/** The pool of a page. */
export function createVocabularyPool(packs: PackSource): VocabularyPool {
  return new VocabularyPool({
    spawn: () => new Worker(new URL("./vocabulary.worker.ts", import.meta.url), { type: "module", name: "vocabulary" }),
    baseUrl: document.baseURI,
    packs,
  });
}
