import { proxy, type Remote, releaseProxy, wrap } from "comlink";
import { isBrought, ownAndWay } from "../../tokenizers/tokenizerReference";
import { type AnswerTo, type Question, withText } from "../explain/protocol";
import type { CountedFile } from "../files/protocol";
import type { ExportedTokenizer, Inspection } from "../inspect/protocol";
import { Deadline } from "./deadline";
import type {
  CountFilesRequest,
  EncodedBeginning,
  EncodedText,
  EncodeRequest,
  ExportRequest,
  LoadProgress,
  LoadRequest,
  MeasuredLanguages,
  MeasureRequest,
  Passage,
  PassageRequest,
  SearchRequest,
  TokenizerWorkerApi,
  WorkerEvent,
} from "./protocol";
import { TextSender } from "./sentText";
import { ended, notBegun, PoolError, unforeseen } from "./workerErrors";

/** Where the pool gets the packs of tokenizers that are not built in. */
export interface PackSource {
  /**
   * Finds a pack: in memory, in the browser's storage, or on the Hub.
   * @param tokenizer as {@link linkName} has it
   * @throws {Error} whose message says what is missing and what helps; the signal's reason when it was aborted
   */
  open(tokenizer: string, call: Omit<PoolCall, "tokenizer">): Promise<Blob>;
}

/** What every call to the pool says besides what is asked. */
export interface PoolCall {
  /** As `linkName` has it: says which worker answers. */
  readonly tokenizer: string;
  /** Asks the server again instead of the browser's cache: what Retry does. */
  readonly reload: boolean;
  /** Aborting drops the call: its promise rejects at once with the signal's reason, and no late result gets through. */
  readonly signal: AbortSignal;
  onProgress(progress: LoadProgress): void;
}

/** A call to {@link TokenizerPool.encode}. */
export interface PoolRequest extends PoolCall, Omit<EncodeRequest, keyof LoadRequest> {
  readonly text: string;
  /**
   * Told the text's first tokens, before all columns of their worker are encoded as a whole. Left out where that is not worth it.
   */
  onBeginning?(beginning: EncodedBeginning): void;
  /** Whether the worker has what nearly the same text came to, so that this one takes a moment where it is not too long. */
  readonly isEdit?: boolean;
}

/** A call to {@link TokenizerPool.passage}. */
export interface PoolPassage extends PoolCall, Omit<PassageRequest, keyof LoadRequest> {}

/** A call to {@link TokenizerPool.measure}. */
export interface PoolMeasurement extends PoolCall, Omit<MeasureRequest, keyof LoadRequest> {}

/** A call to {@link TokenizerPool.countFiles}. */
export interface PoolFiles extends PoolCall, Omit<CountFilesRequest, keyof LoadRequest> {}

/** A call to {@link TokenizerPool.searchVocabulary}. */
export interface PoolSearch extends PoolCall, Omit<SearchRequest, keyof LoadRequest> {}

/** A call to {@link TokenizerPool.exportTokenizer}. */
export interface PoolExport extends PoolCall, Omit<ExportRequest, keyof LoadRequest> {}

/** A call to {@link TokenizerPool.explain}. */
export interface PoolQuestion<Q extends Question> extends PoolCall {
  readonly question: Q;
}

export interface PoolOptions {
  /** Makes a worker; tests pass their own. */
  readonly spawn: () => Worker;
  /** Workers at most, for built-in tokenizers and for others each; they start when there is work for them. */
  readonly size: number;
  readonly baseUrl: string;
  readonly packs: PackSource;
  /** Milliseconds without a sign of life after which a running call's worker is ended. */
  readonly hangAfter?: number;
  /** Milliseconds in which a worker that has answered before must confirm a call, or it is taken for dead. */
  readonly confirmWithin?: number;
  /** Milliseconds that an aborted call may still occupy a worker which others wait for. */
  readonly abandonAfter?: number;
}

interface Job {
  readonly request: PoolCall;
  readonly ask: (remote: Remote<TokenizerWorkerApi>, sender: TextSender) => Promise<unknown>;
  /** The text that is to be encoded, or that is asked about; null where there is none. */
  readonly text: string | null;
  /** Whether it takes a moment once the worker has the tokenizer. */
  readonly isBrief: boolean;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Set once the caller has its answer or has gone. */
  settled: boolean;
  /** A job whose worker turned out dead before it began is given to a new worker, once. */
  retried: boolean;
  /** Whether its worker hung or crashed while it was at others too: which of them it was shows when each is run by itself. */
  isSuspect: boolean;
}

type JobKind = Pick<Job, "text" | "isBrief">;

/** A call of which nothing else is known. */
const anyJob: JobKind = { text: null, isBrief: false };

type Ask<T> = (remote: Remote<TokenizerWorkerApi>, load: LoadRequest, sender: TextSender) => Promise<T>;

/** A tokenizer that is being loaded before anybody has asked for it. */
interface Warming {
  /** What loads it. */
  readonly own: PoolCall;
  progress: LoadProgress | null;
  /** Calls that have come to wait for it. */
  readonly waiting: PoolCall[];
}

/** Units of a text that its beginning is told of: some screens of a column. */
const beginningUnits = 8192;

/** Units up to which a text's columns are sent to a worker all at once. */
const shortText = 200_000;
/** And those of a text that is edited: what has been sent cannot be dropped when the next key comes. */
const editedText = 2_000_000;

/**
 * The page's only door to the tokenizers: two to four workers, each tokenizer in one of them, and as many others for those
 * that are not built in. A worker runs one call at
 * a time; what waits, waits here, where it can be dropped. Only calls that take a moment, and are about the same text, are
 * sent without waiting for each other's answers.
 */
export class TokenizerPool {
  private readonly options: Required<PoolOptions>;
  /** Its places, and whose they are, by tokenizers in their own way: `renew.ts` gives up what nobody wants. */
  readonly slots: Slot[] = [];
  readonly slotOf = new Map<string, Slot>();
  private readonly warming = new Map<string, Warming>();

  constructor(options: PoolOptions) {
    this.options = { hangAfter: 20_000, confirmWithin: 5_000, abandonAfter: 2_000, ...options };
  }

  /**
   * Encodes a text, loading the tokenizer first if need be.
   * @throws {PoolError} when the worker hung or died
   * @throws {TokenizerError} (by name) what the tokenizer itself says
   */
  async encode(request: PoolRequest): Promise<EncodedText> {
    const { text, options } = request;
    if (request.onBeginning !== undefined) {
      const known = text.slice(0, beginningUnits);
      const beginning = await this.call(request, (remote, load) => remote.encodeBeginning({ ...load, known, options }));
      if (beginning !== null) request.onBeginning(beginning);
    }
    const isBrief = text.length <= (request.isEdit ? editedText : shortText);
    return this.call(request, (remote, load, sender) => remote.encode({ ...load, text: sender.send(text), options }), {
      text,
      isBrief,
    });
  }

  /**
   * Loads a tokenizer that will be asked for soon. Calls for it are told how far that is; whatever goes wrong is theirs
   * to find out, as they load it again.
   */
  warm(tokenizer: string): void {
    const onProgress = (progress: LoadProgress) => {
      warming.progress = progress;
      for (const { signal, onProgress: tell } of warming.waiting) if (!signal.aborted) tell(progress);
    };
    const own: PoolCall = { tokenizer, reload: false, signal: new AbortController().signal, onProgress };
    const warming: Warming = { own, progress: null, waiting: [] };
    const done = () => void this.warming.delete(tokenizer);
    this.call(own, (remote, load) => remote.load(load)).then(done, done);
    this.warming.set(tokenizer, warming);
  }

  /**
   * Measures languages of a parallel corpus, loading the tokenizer and the corpus first if need be.
   * @throws {PoolError} when the worker hung or died
   * @throws {TokenizerError} (by name) what the tokenizer itself says
   * @throws {CorpusError} (by name) for a corpus that could not be loaded, or without the languages
   */
  measure(request: PoolMeasurement): Promise<MeasuredLanguages> {
    const { corpus, languages, pivot, mode, measure } = request;
    return this.call(request, (remote, load) => remote.measure({ ...load, corpus, languages, pivot, mode, measure }));
  }

  /**
   * Tells what a language's figure is of: segments, with their counts.
   * @throws as {@link measure} does
   */
  passage(request: PoolPassage): Promise<Passage> {
    const { corpus, language, pivot, mode } = request;
    return this.call(request, (remote, load) => remote.passage({ ...load, corpus, language, pivot, mode }));
  }

  /**
   * Counts the tokens of files, loading the tokenizer first if need be.
   * @returns what as many of the first of them as fit into a moment come to, at least a part of one
   * @throws as {@link encode} does
   */
  countFiles(request: PoolFiles): Promise<CountedFile[]> {
    const { files, specials } = request;
    return this.call(request, (remote, load) => remote.countFiles({ ...load, files, specials }));
  }

  /**
   * Says what a tokenizer is made of, and lists its vocabulary.
   * @throws as {@link encode} does
   */
  inspect(request: PoolCall): Promise<Inspection> {
    return this.call(request, (remote, load) => remote.inspect(load));
  }

  /**
   * Finds entries of a vocabulary.
   * @returns rows of the table that {@link inspect} gives
   * @throws as {@link encode} does
   */
  searchVocabulary(request: PoolSearch): Promise<Uint32Array> {
    const { query } = request;
    return this.call(request, (remote, load) => remote.searchVocabulary({ ...load, query }));
  }

  /**
   * Writes a tokenizer as a file.
   * @throws as {@link encode} does, and when the format cannot hold the tokenizer
   */
  exportTokenizer(request: PoolExport): Promise<ExportedTokenizer> {
    const { format } = request;
    return this.call(request, (remote, load) => remote.exportTokenizer({ ...load, format }));
  }

  /**
   * Tells of a tokenizer what is asked: of its entries, of how its tokens came about, or why another one cuts otherwise. Who asks
   * about two, of which one is brought along, asks the worker of that one: no other may have to wait for it.
   * @throws as {@link encode} does
   */
  async explain<Q extends Question>(request: PoolQuestion<Q>): Promise<AnswerTo<Q>> {
    const { question } = request;
    const other =
      "other" in question ? { tokenizer: question.other, pack: await this.packOf(question.other, request) } : null;
    const text = "text" in question ? question.text : null;
    return this.call(
      request,
      (remote, load, sender) => {
        const sent = text === null ? null : sender.send(text);
        return remote.explain({ ...load, text: sent, other, question: withText(question, "") }) as Promise<AnswerTo<Q>>;
      },
      // Another one may have to be loaded.
      { text, isBrief: other === null },
    );
  }

  private async call<T>(request: PoolCall, ask: Ask<T>, kind: JobKind = anyJob): Promise<T> {
    const pack = this.packOf(request.tokenizer, request);
    return this.send(request, pack && (await pack), ask, kind);
  }

  private packOf(tokenizer: string, call: PoolCall): Promise<Blob> | null {
    return isBrought(tokenizer) ? this.options.packs.open(tokenizer, call) : null;
  }

  private send<T>(request: PoolCall, pack: Blob | null, ask: Ask<T>, kind: JobKind): Promise<T> {
    const { tokenizer, reload } = request;
    const load = { tokenizer, pack, reload, baseUrl: this.options.baseUrl };
    return new Promise<T>((resolve, reject) => {
      request.signal.throwIfAborted();
      const answer = (result: unknown) => resolve(result as T); // What `ask` resolves to.
      const job: Job = {
        ...{ request, ...kind, resolve: answer, reject, settled: false, retried: false, isSuspect: false },
        ask: (remote, sender) => ask(remote, load, sender),
      };
      const slot = this.slotFor(request.tokenizer);
      request.signal.addEventListener("abort", () => {
        if (job.settled) return;
        job.settled = true;
        reject(request.signal.reason);
        slot.drop(job);
      });
      slot.add(job);
      this.follow(request);
    });
  }

  /** Lets a call know how far its tokenizer is, if that is being loaded already. */
  private follow(request: PoolCall): void {
    const warming = this.warming.get(request.tokenizer);
    // Of what was brought along, the pack is there a moment later: the warming itself comes by here then.
    if (warming === undefined || warming.own === request) return;
    warming.waiting.push(request);
    if (warming.progress !== null) request.onProgress(warming.progress);
  }

  private slotFor(tokenizer: string): Slot {
    // In another way it is the same vocabulary, which its worker then has once.
    const [own] = ownAndWay(tokenizer);
    const known = this.slotOf.get(own);
    if (known !== undefined) return known;
    const isForBrought = isBrought(own);
    const slots = this.slots.filter((candidate) => candidate.isForBrought === isForBrought);
    let slot = slots.length < this.options.size ? undefined : slots.at(0);
    if (slot === undefined) {
      slot = new Slot(this.options, isForBrought);
      this.slots.push(slot);
    } else {
      // Of those with the fewest, the last: the default tokenizers begin with the one that takes longest to load, which
      // then has the first worker for itself.
      for (const candidate of slots) if (candidate.tokenizers <= slot.tokenizers) slot = candidate;
    }
    slot.tokenizers++;
    this.slotOf.set(own, slot);
    return slot;
  }
}

/** One place of the pool: a worker, which may be replaced, and the calls that wait for it. */
export class Slot {
  /** Tokenizers that belong here. */
  tokenizers = 0;
  private readonly options: Required<PoolOptions>;
  private worker: Worker | null = null;
  private remote: Remote<TokenizerWorkerApi> | null = null;
  /** What the worker has of texts. */
  private sender = new TextSender();
  /** Whether this worker has ever answered: a new one may take its time to start. */
  private hasAnswered = false;
  /** Tokenizers that this worker has. */
  private readonly loaded = new Set<string>();
  /** The calls that the worker has been sent; it answers them in order. */
  running: Job[] = [];
  waiting: Job[] = [];
  private readonly watchdog = new Deadline(() => this.hang());
  /** The call that is watched, and for how long. */
  private watched: { readonly job: Job; readonly milliseconds: number } | null = null;
  private abandonment: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param isForBrought whether tokenizers live here that somebody brought along: they can hang, by a pattern that
   * backtracks without end, and the built-in ones must not wait for that
   */
  constructor(
    options: Required<PoolOptions>,
    readonly isForBrought: boolean,
  ) {
    this.options = options;
  }

  add(job: Job): void {
    this.waiting.push(job);
    // An aborted call may be in the way of this one.
    if (this.isAbandoned()) this.abandonSoon();
    this.next();
  }

  /** Forgets a call that nobody waits for any more. */
  drop(job: Job): void {
    this.waiting = this.waiting.filter((other) => other !== job);
    if (this.isAbandoned() && this.waiting.length > 0) this.abandonSoon();
  }

  private next(): void {
    for (let job = this.waiting[0]; job !== undefined && this.mayStart(job); job = this.waiting[0]) {
      this.waiting.shift();
      this.running.push(job);
      void this.run(job);
    }
  }

  private mayStart(job: Job): boolean {
    const isBrief = ({ text, isBrief, isSuspect, request }: Job) =>
      isBrief &&
      !isSuspect &&
      this.loaded.has(request.tokenizer) &&
      (text === null || job.text === null || text === job.text);
    return this.running.length === 0 || (isBrief(job) && this.running.every(isBrief));
  }

  /** Whether the worker works for nobody. */
  private isAbandoned(): boolean {
    return this.running.length > 0 && this.running.every((job) => job.settled);
  }

  private async run(job: Job): Promise<void> {
    const remote = this.connect(job);
    if (remote === null) return;
    if (this.running[0] === job)
      this.watch(job, this.hasAnswered ? this.options.confirmWithin : this.options.hangAfter);
    try {
      const result = await job.ask(remote, this.sender);
      // Other calls need not have built it.
      if (job.text !== null || job.isBrief) this.loaded.add(job.request.tokenizer);
      this.settle(job, () => job.resolve(result));
    } catch (error) {
      const defect = unforeseen(error);
      this.settle(job, () => job.reject(defect ?? error));
      // What failed half-way may have left anything behind, and what found no memory gives back its own.
      if (defect && this.remote === remote) this.fail(null);
    }
    this.finish(job);
  }

  private connect(job: Job): Remote<TokenizerWorkerApi> | null {
    if (this.remote !== null) return this.remote;
    try {
      const worker = this.options.spawn();
      worker.addEventListener("error", () => {
        if (this.worker === worker) this.fail(this.hasAnswered ? ended("crashed") : notBegun());
      });
      this.worker = worker;
      this.remote = wrap<TokenizerWorkerApi>(worker);
      void this.remote.connect(proxy((event) => this.worker === worker && this.hear(event)));
      return this.remote;
    } catch (cause) {
      const message = "This browser does not start Web Workers here, and tokenizers run in them.";
      this.settle(job, () => job.reject(new PoolError(message, { cause })));
      this.finish(job);
      return null;
    }
  }

  private hear(event: WorkerEvent): void {
    const [job] = this.running;
    if (job === undefined) return;
    this.hasAnswered = true;
    // What takes a moment has had its time. Another worker has to begin anew with a text, and of a long one that is no moment.
    const isOverdue = job.isSuspect && (job.text === null || job.text.length <= shortText);
    this.watch(job, isOverdue ? this.options.confirmWithin : this.patience(job));
    if (event.type === "loading" && !job.settled) job.request.onProgress(event.progress);
  }

  /** Milliseconds of silence: built-ins do not hang, and are silent while they encode, which a slow machine takes long for. */
  private patience({ text }: Job): number {
    const { hangAfter } = this.options;
    return this.isForBrought || text === null ? hangAfter : hangAfter * Math.max(1, text.length / editedText);
  }

  /** Restarts the clock of the running call. */
  private watch(job: Job, milliseconds: number): void {
    this.watched = { job, milliseconds };
    this.watchdog.set(milliseconds);
  }

  private hang(): void {
    const { watched } = this;
    if (watched === null) return;
    const { job, milliseconds } = watched;
    const neverBegan = milliseconds === this.options.confirmWithin && this.hasAnswered;
    if (neverBegan && !job.retried && !job.settled) {
      job.retried = true;
      this.fail(null);
      return;
    }
    this.fail(ended(`gave no answer for ${Math.round(Math.max(milliseconds, this.options.hangAfter) / 1000)} seconds`));
  }

  private abandonSoon(): void {
    if (this.abandonment !== undefined) return;
    this.abandonment = setTimeout(() => {
      this.abandonment = undefined;
      if (this.isAbandoned() && this.waiting.length > 0) this.fail(null);
    }, this.options.abandonAfter);
  }

  /**
   * Replaces the worker. If there is a reason, the call that it was at gets it; where there were several, which of them it was
   * nobody can tell, and the new one is given them one by one. All others go on with the new one.
   */
  private fail(reason: PoolError | null): void {
    this.replaceWorker();
    const jobs = this.running;
    this.running = [];
    for (const job of reason === null ? [] : jobs) {
      job.isSuspect = job.retried = jobs.length > 1;
      if (jobs.length === 1) this.settle(job, () => job.reject(reason));
    }
    this.waiting.unshift(...jobs.filter((other) => !other.settled));
    this.next();
  }

  /** Ends the worker; the next call has another one. */
  replaceWorker(): void {
    this.stopClocks();
    this.remote?.[releaseProxy]();
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
    this.sender = new TextSender();
    this.hasAnswered = false;
    this.loaded.clear();
  }

  private finish(job: Job): void {
    // A call that outlived its worker has nothing to finish: another may be running.
    if (!this.running.includes(job)) return;
    this.stopClocks();
    this.running = this.running.filter((other) => other !== job);
    const [following] = this.running;
    if (following !== undefined) this.watch(following, this.patience(following));
    this.next();
  }

  private stopClocks(): void {
    this.watchdog.stop();
    clearTimeout(this.abandonment);
    this.abandonment = undefined;
  }

  private settle(job: Job, answer: () => void): void {
    if (job.settled) return;
    job.settled = true;
    answer();
  }
}
