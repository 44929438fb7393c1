import { useCallback, useEffect, useState } from "react";
import { saidOf } from "../../../text/saidOf";
import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { mayBeRetried } from "../../../worker/pool/noVocabulary";
import type { VocabularyCall } from "../../../worker/vocabulary/pool";
import type { AuditProgress } from "../../../worker/vocabulary/protocol";

/** What a call to the worker that goes through whole vocabularies has come to. */
export type CallState<T> =
  | { readonly state: "waiting" }
  | { readonly state: "running"; readonly progress: AuditProgress | null }
  | { readonly state: "ready"; readonly answer: T }
  | { readonly state: "error"; readonly message: string; readonly canRetry: boolean };

/** Answers that are kept of each kind of calls: some megabytes each. */
const mostKept = 3;

/** Answers by what was asked, the latest last. */
export class KeptAnswers<T> {
  private readonly answers = new Map<string, T>();

  get(key: string): T | undefined {
    return this.answers.get(key);
  }

  keep(key: string, answer: T): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    for (const oldest of this.answers.keys()) if (this.answers.size > mostKept) this.answers.delete(oldest);
  }
}

interface Asking<T> {
  readonly reference: TokenizerReference;
  /** What the answer also hangs on. */
  readonly about: string;
  readonly kept: KeptAnswers<T>;
  /** Whether it is asked without anybody having to. */
  readonly isEager: boolean;
  /** The same function at each call. */
  ask(call: VocabularyCall, about: string): Promise<T>;
}

/** Asks the worker for what takes long, and keeps the answer for when somebody comes back. */
export function useVocabularyCall<T>({ reference, about, kept, isEager, ask }: Asking<T>): {
  readonly current: CallState<T>;
  start(): void;
  cancel(): void;
} {
  const key = `${reference} ${about}`;
  const [attempt, setAttempt] = useState(isEager ? 1 : 0);
  const [told, setTold] = useState<{ readonly key: string; readonly state: CallState<T> } | null>(null);
  const known = kept.get(key);
  const isKnown = known !== undefined;
  useEffect(() => {
    if (attempt === 0 || isKnown) return;
    const call = new AbortController();
    const { signal } = call;
    const tell = (state: CallState<T>) => !signal.aborted && setTold({ key, state });
    tell({ state: "running", progress: null });
    ask(
      {
        ...{ tokenizer: linkName(reference), reload: attempt > 1, signal },
        onProgress: (progress) => tell({ state: "running", progress }),
      },
      about,
    ).then(
      (answer) => {
        kept.keep(key, answer);
        tell({ state: "ready", answer });
      },
      (error: unknown) => {
        const message = saidOf(error);
        tell({ state: "error", message, canRetry: mayBeRetried(error) });
      },
    );
    return () => call.abort();
  }, [reference, about, key, kept, ask, attempt, isKnown]);
  const state: CallState<T> = known === undefined ? stateOf(told, key) : { state: "ready", answer: known };
  return {
    current: attempt === 0 && !isKnown ? { state: "waiting" } : state,
    start: useCallback(() => setAttempt((last) => last + 1), []),
    cancel: useCallback(() => setAttempt(0), []),
  };
}

function stateOf<T>(told: { readonly key: string; readonly state: CallState<T> } | null, key: string): CallState<T> {
  return told?.key === key ? told.state : { state: "running", progress: null };
}
