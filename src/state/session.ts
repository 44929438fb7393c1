import type { EncodeOptions, TokenizerReference } from "../tokenizers/tokenizer";
import type { TokenizerPool } from "../worker/pool";
import { type AppState, actions, useAppStore } from "./store";

interface Request {
  readonly text: string;
  readonly options: EncodeOptions;
  readonly controller: AbortController;
  done: boolean;
}

/** Milliseconds after which a column is marked as behind. */
const pendingAfter = 150;

/**
 * Keeps the columns true to the comparison: whenever text, options or tokenizers change, asks the pool again and drops
 * what is under way. A result reaches the store only if it answers the column's latest request.
 */
export class Session {
  private readonly pool: TokenizerPool;
  private readonly requests = new Map<TokenizerReference, Request>();
  private readonly stopListening: () => void;

  constructor(pool: TokenizerPool) {
    this.pool = pool;
    this.update(useAppStore.getState());
    this.stopListening = useAppStore.subscribe((state, previous) => {
      if (state.comparison !== previous.comparison) this.update(state);
    });
  }

  /** Loads a failed column's tokenizer once more, past the browser's cache, and encodes the present text. */
  retry(reference: TokenizerReference): void {
    const { comparison } = useAppStore.getState();
    if (comparison.tokenizers.includes(reference)) this.request(reference, comparison, true);
  }

  stop(): void {
    this.stopListening();
    for (const { controller } of this.requests.values()) controller.abort();
    this.pool.dispose();
  }

  private update({ comparison }: AppState): void {
    for (const [reference, { controller }] of this.requests) {
      if (comparison.tokenizers.includes(reference)) continue;
      controller.abort();
      this.requests.delete(reference);
    }
    for (const reference of comparison.tokenizers) {
      const last = this.requests.get(reference);
      const isCurrent =
        last !== undefined &&
        last.text === comparison.text &&
        last.options.specials === comparison.specials &&
        last.options.inserted === comparison.inserted;
      if (!isCurrent) this.request(reference, comparison, false);
    }
  }

  private request(reference: TokenizerReference, comparison: AppState["comparison"], reload: boolean): void {
    this.requests.get(reference)?.controller.abort();
    const { text, specials, inserted } = comparison;
    const request: Request = { text, options: { specials, inserted }, controller: new AbortController(), done: false };
    this.requests.set(reference, request);
    const column = useAppStore.getState().columns[reference];
    if (column?.shown == null || column.state === "error") {
      actions.updateColumn(reference, { state: "loading", pending: true, error: null });
    }
    // Most answers come within a frame or two; only a column that is really behind says so.
    setTimeout(() => {
      if (this.requests.get(reference) === request && !request.done) actions.updateColumn(reference, { pending: true });
    }, pendingAfter);
    this.pool
      .encode({
        tokenizer: reference.slice("builtin:".length),
        text,
        options: request.options,
        reload,
        signal: request.controller.signal,
        onProgress: (progress) => actions.updateColumn(reference, { state: "loading", progress }),
      })
      .then(
        (result) => {
          request.done = true;
          if (this.requests.get(reference) !== request) return;
          const shown = { ...result, text };
          actions.updateColumn(reference, { state: "ready", shown, pending: false, progress: null, error: null });
        },
        (error: unknown) => {
          request.done = true;
          if (this.requests.get(reference) !== request) return;
          const message = error instanceof Error ? error.message : String(error);
          actions.updateColumn(reference, { state: "error", pending: false, progress: null, error: message });
        },
      );
  }
}
