import { startTransition, useCallback, useEffect, useState } from "react";
import { saidOf } from "../../../text/saidOf";
import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { Inspection } from "../../../worker/inspect/protocol";
import type { TokenizerPool } from "../../../worker/pool/pool";
import type { LoadProgress } from "../../../worker/pool/protocol";

export type InspectionState =
  | { readonly state: "loading"; readonly progress: LoadProgress | null }
  | { readonly state: "ready"; readonly inspection: Inspection }
  | { readonly state: "error"; readonly message: string };

const waiting: InspectionState = { state: "loading", progress: null };

/** What a tokenizer is made of, as soon as a worker has told it; `retry` asks again, past the browser's cache. */
export function useInspection(
  pool: Promise<TokenizerPool>,
  reference: TokenizerReference,
): { readonly current: InspectionState; retry(): void } {
  const [attempt, setAttempt] = useState({ reference, retries: 0 });
  const [answer, setAnswer] = useState<{ readonly asked: typeof attempt; readonly state: InspectionState } | null>(
    null,
  );
  // Another tokenizer is asked for with the same render that shows its name.
  const asked = attempt.reference === reference ? attempt : { reference, retries: 0 };
  if (asked !== attempt) setAttempt(asked);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (state: InspectionState) => {
      if (!signal.aborted) setAnswer({ asked: attempt, state });
    };
    pool
      .then((ready) =>
        ready.inspect({
          tokenizer: linkName(attempt.reference),
          reload: attempt.retries > 0,
          signal,
          onProgress: (progress) => tell({ state: "loading", progress }),
        }),
      )
      .then(
        // All of the page comes with it, which is drawn in slices.
        (inspection) => startTransition(() => tell({ state: "ready", inspection })),
        (error: unknown) => tell({ state: "error", message: saidOf(error) }),
      );
    return () => controller.abort();
  }, [pool, attempt]);
  return {
    current: answer?.asked === asked ? answer.state : waiting,
    retry: useCallback(() => setAttempt(({ retries, ...same }) => ({ ...same, retries: retries + 1 })), []),
  };
}
