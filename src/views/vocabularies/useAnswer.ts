import { useCallback, useEffect, useState } from "react";
import { saidOf } from "../../text/saidOf";
import { mayBeRetried } from "../../worker/pool/noVocabulary";
import type { PairProgress } from "../../worker/vocabularyPair/protocol";

/** What has come of a question to the worker. */
export type Answer<T> =
  | { readonly state: "waiting"; readonly progress: PairProgress | null }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "stopped" }
  | { readonly state: "error"; readonly message: string; readonly canRetry: boolean };

const waiting = { state: "waiting", progress: null } as const;

export interface Asked<T> {
  readonly answer: Answer<T>;
  /** Asks again, past the browser's cache. */
  retry(): void;
  stop(): void;
}

/**
 * Asks the worker, and again when the question is another one.
 * @param ask the same function for the same question; null while there is none
 */
export function useAnswer<T>(
  ask: ((signal: AbortSignal, onProgress: (progress: PairProgress) => void, reload: boolean) => Promise<T>) | null,
): Asked<T> {
  const [retries, setRetries] = useState(0);
  const [stopped, setStopped] = useState<unknown>(null);
  const [told, setTold] = useState<{
    readonly by: unknown;
    readonly retries: number;
    readonly answer: Answer<T>;
  } | null>(null);
  const isStopped = ask !== null && stopped === ask;
  useEffect(() => {
    if (ask === null || isStopped) return;
    const controller = new AbortController();
    const tell = (answer: Answer<T>) => !controller.signal.aborted && setTold({ by: ask, retries, answer });
    ask(controller.signal, (progress) => tell({ state: "waiting", progress }), retries > 0).then(
      (value) => tell({ state: "ready", value }),
      (error: unknown) => {
        const message = saidOf(error);
        tell({ state: "error", message, canRetry: mayBeRetried(error) });
      },
    );
    return () => controller.abort();
  }, [ask, retries, isStopped]);
  const isCurrent = told !== null && told.by === ask && told.retries === retries;
  const answer: Answer<T> =
    isCurrent && told.answer.state !== "waiting"
      ? told.answer
      : isStopped
        ? { state: "stopped" }
        : isCurrent
          ? told.answer
          : waiting;
  return {
    answer,
    retry: useCallback(() => {
      setStopped(null);
      setRetries((last) => last + 1);
    }, []),
    stop: useCallback(() => setStopped(() => ask), [ask]),
  };
}
