import { changedStretch } from "../../text/lineEndings";
import { saidOf } from "../../text/saidOf";
import { type EncodeOptions, unencodable } from "../../tokenizers/tokenizer";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../worker/pool/pool";
import { type EncodedBeginning, type EncodedText, poolError } from "../../worker/pool/protocol";
import { type AppState, actions, useAppStore } from "../store";
import type { Column } from "./columns";
import { columnOptions, columnText, usePrompts } from "./prompts";

/** What a column is to show. */
interface Asked {
  readonly text: string;
  readonly options: EncodeOptions;
  /** Whether the text is a chat as a model is given it. */
  readonly isPrompt: boolean;
  /** Whether it stands in for a prompt that could not be had. */
  readonly isPlain: boolean;
}

interface Request extends Asked {
  readonly controller: AbortController;
  done: boolean;
}

/** UTF-16 units from which on the beginning of another text is shown before it has been encoded as a whole. */
const longText = 200_000;

/**
 * Milliseconds that an answer for a long text waits for the others: a frame of its own would take the core that a worker is
 * about to answer with.
 */
const waitForOthers = 30;

/** Milliseconds after which a column is marked as behind. */
const pendingAfter = 150;

/**
 * Keeps the columns true to the comparison: whenever text, options or tokenizers change, asks the pool again and drops
 * what is under way. A result reaches the store only if it answers the column's latest request.
 */
export class Session {
  private readonly pool: TokenizerPool;
  private readonly schedule: (run: () => void) => void;
  /** Columns that have an answer which is not shown yet. */
  private readonly arrived = new Map<TokenizerReference, Partial<Column>>();
  /** When they are shown without the others. */
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private readonly requests = new Map<TokenizerReference, Request>();
  /** Columns whose tokenizer has answered: others show at most what the build has counted. */
  private readonly known = new Set<TokenizerReference>();
  private readonly stopListening: readonly (() => void)[];

  /** @param schedule when to show answers that have arrived: by default with the next frame, so that each frame is drawn once */
  constructor(pool: TokenizerPool, schedule: (run: () => void) => void = withNextFrame) {
    this.pool = pool;
    this.schedule = schedule;
    this.update(useAppStore.getState());
    this.stopListening = [
      useAppStore.subscribe((state, previous) => {
        if (state.comparison !== previous.comparison) this.update(state);
      }),
      usePrompts.subscribe(() => this.update(useAppStore.getState())),
    ];
  }

  /** Loads a failed column's tokenizer once more, past the browser's cache, and encodes the present text. */
  retry(reference: TokenizerReference): void {
    const { comparison } = useAppStore.getState();
    const asked = askedOf(comparison, reference);
    if (asked === null || !comparison.tokenizers.includes(reference)) return;
    this.markBehind(new Map([[reference, this.request(reference, asked, true)]]));
  }

  /** Stops loading a column's tokenizer; {@link retry} begins again. */
  cancel(reference: TokenizerReference): void {
    const request = this.requests.get(reference);
    if (request === undefined || request.done) return;
    request.done = true;
    request.controller.abort();
    actions.updateColumn(reference, { ...answered, state: "error", error: "Loading was cancelled." });
  }

  stop(): void {
    for (const stop of this.stopListening) stop();
    for (const reference of this.requests.keys()) this.drop(reference);
  }

  /** Forgets what was asked for a column, and its answer that is not shown yet. */
  private drop(reference: TokenizerReference): void {
    this.requests.get(reference)?.controller.abort();
    this.requests.delete(reference);
    this.arrived.delete(reference);
  }

  private update({ comparison }: AppState): void {
    for (const reference of this.requests.keys()) if (!comparison.tokenizers.includes(reference)) this.drop(reference);
    const begun = new Map<TokenizerReference, Request>();
    for (const reference of comparison.tokenizers) {
      const asked = askedOf(comparison, reference);
      if (asked === null) continue;
      const last = this.requests.get(reference);
      const isCurrent =
        last?.text === asked.text &&
        last.isPrompt === asked.isPrompt &&
        last.isPlain === asked.isPlain &&
        last.options.specials === asked.options.specials &&
        last.options.inserted === asked.options.inserted;
      if (!isCurrent) begun.set(reference, this.request(reference, asked, false));
    }
    if (begun.size > 0) this.markBehind(begun);
  }

  /** Most answers come within a frame or two; only a column that is really behind says so. */
  private markBehind(begun: ReadonlyMap<TokenizerReference, Request>): void {
    setTimeout(() => {
      for (const [reference, request] of begun) {
        if (this.requests.get(reference) === request && !request.done) {
          const isLoaded = this.known.has(reference) || isShown(reference, request.text);
          actions.updateColumn(reference, { pending: true, ...(!isLoaded && { state: "loading" }) });
        }
      }
    }, pendingAfter);
  }

  private request(reference: TokenizerReference, asked: Asked, reload: boolean): Request {
    this.drop(reference);
    const { text, isPrompt, isPlain } = asked;
    const request: Request = { ...asked, controller: new AbortController(), done: false };
    this.requests.set(reference, request);
    const column = useAppStore.getState().columns[reference];
    if (column?.shown == null || column.state === "error") {
      actions.updateColumn(reference, { state: "loading", pending: true, error: null });
    }
    // The build may have answered already: until the worker has, too, there is nothing to wait for.
    const isAnswered = isShown(reference, text);
    const isAnother = column?.shown == null || isOther(column.shown.text, text);
    this.pool
      .encode({
        tokenizer: linkName(reference),
        text,
        options: request.options,
        reload,
        signal: request.controller.signal,
        onProgress: (progress) => isAnswered || actions.updateColumn(reference, { state: "loading", progress }),
        isEdit: !isAnother,
        ...(isAnother &&
          text.length >= longText && {
            onBeginning: (first) => this.showBeginning(request, reference, first),
          }),
      })
      .then(
        (result) => {
          request.done = true;
          this.known.add(reference);
          if (this.requests.get(reference) !== request) return;
          const shown = { ...result, text, isPlain, ...(isPrompt && { figures: wholePrompt(result) }) };
          this.show(request, reference, { ...answered, state: "ready", shown });
        },
        (error: unknown) => {
          const wasCancelled = request.done;
          request.done = true;
          if (wasCancelled || this.requests.get(reference) !== request) return;
          const message = saidOf(error);
          const name = error instanceof Error && error.name;
          const fault = name === unencodable ? "text" : name === poolError ? "worker" : null;
          this.show(request, reference, { ...answered, state: "error", error: message, fault });
        },
      );
    return request;
  }

  private showBeginning(request: Request, reference: TokenizerReference, first: EncodedBeginning): void {
    if (this.requests.get(reference) !== request) return;
    const beginning = { ...first, text: request.text.slice(0, first.end) };
    // What was shown is of another text, and so is its count.
    const part = { state: "loading", shown: null, beginning, pending: true, progress: null } as const;
    // One after the other: rows of four columns that are all new are more than a frame can take.
    actions.updateColumn(reference, part);
  }

  /**
   * Shows an answer together with the others of this frame, unless it is stale by then. When it is the last one that is
   * waited for there is no other to come, and the frame can be drawn the sooner.
   */
  private show(request: Request, reference: TokenizerReference, part: Partial<Column>): void {
    this.arrived.set(reference, part);
    const showAll = () => this.showArrived();
    if ([...this.requests.values()].every(({ done }) => done)) showAll();
    // The first one has the others shown too.
    else if (this.arrived.size === 1)
      if (request.text.length < longText) this.schedule(showAll);
      else {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(showAll, waitForOthers);
      }
  }

  private showArrived(): void {
    clearTimeout(this.waiting);
    if (this.arrived.size === 0) return;
    const columns = new Map(this.arrived);
    this.arrived.clear();
    actions.updateColumns(columns);
  }
}

/** Whatever the answer is. */
const answered = { pending: false, progress: null, beginning: null, error: null, fault: null } as const;

function isShown(reference: TokenizerReference, text: string): boolean {
  const column = useAppStore.getState().columns[reference];
  return column?.state === "ready" && column.shown?.text === text;
}

/** Whether most of a text is not what another one has. */
function isOther(before: string, text: string): boolean {
  return 2 * changedStretch(before, text).insert.length > text.length;
}

/** What a column is to show now; null where its prompt is not there yet. */
function askedOf(comparison: AppState["comparison"], reference: TokenizerReference): Asked | null {
  const text = columnText(comparison, reference);
  if (text === null) return null;
  const isPrompt = comparison.input !== undefined;
  const fault = isPrompt ? usePrompts.getState()[reference]?.fault : null;
  // What is no chat yet is the same text in all columns.
  const isPlain = fault != null && fault.kind !== "unread";
  return { text, options: columnOptions(comparison), isPrompt, isPlain };
}

/** Figures of a prompt: its control tokens are of what is sent, and count as all others do. */
function wholePrompt({ figures, encoding }: EncodedText): EncodedText["figures"] {
  return { ...figures, tokens: encoding.ids.length, specials: 0, inserted: 0 };
}

/** Runs with the next frame; where the page is hidden and there are no frames, soon. */
function withNextFrame(run: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(run);
  else setTimeout(run, 16);
}
