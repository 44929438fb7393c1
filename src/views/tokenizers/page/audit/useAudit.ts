import { useCallback, useEffect, useState } from "react";
import { vocabularyPool } from "../../../../state/tokenizers/vocabularyPool";
import { linkName, type TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { Audited, AuditProgress } from "../../../../worker/vocabulary/protocol";

export type AuditState =
  | { readonly state: "running"; readonly progress: AuditProgress | null }
  | { readonly state: "ready"; readonly audited: Audited }
  | { readonly state: "cancelled" }
  | { readonly state: "error"; readonly message: string };

/** Audits of the last tokenizers, the latest last: some megabytes each. */
const kept = new Map<TokenizerReference, Audited>();
const mostKept = 3;

function keep(reference: TokenizerReference, audited: Audited): void {
  kept.delete(reference);
  kept.set(reference, audited);
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
}

/** What an audit has come to: it starts when it is first asked for, goes on in a worker, and is kept for when somebody comes back. */
export function useAudit(reference: TokenizerReference): {
  readonly current: AuditState;
  cancel(): void;
  restart(): void;
} {
  const [attempt, setAttempt] = useState(0);
  const [current, setCurrent] = useState<AuditState>(() => stateOf(reference));
  const [controller, setController] = useState<AbortController | null>(null);
  useEffect(() => {
    const before = stateOf(reference);
    setCurrent(before);
    if (before.state === "ready") return;
    const call = new AbortController();
    setController(call);
    const { signal } = call;
    const tell = (state: AuditState) => !signal.aborted && setCurrent(state);
    vocabularyPool()
      .audit({
        ...{ tokenizer: linkName(reference), reload: attempt > 0, signal },
        onProgress: (progress) => tell({ state: "running", progress }),
      })
      .then(
        (audited) => {
          keep(reference, audited);
          tell({ state: "ready", audited });
        },
        (error: unknown) => tell({ state: "error", message: error instanceof Error ? error.message : String(error) }),
      );
    return () => call.abort();
  }, [reference, attempt]);
  return {
    current,
    cancel: useCallback(() => {
      controller?.abort();
      setCurrent({ state: "cancelled" });
    }, [controller]),
    restart: useCallback(() => setAttempt((last) => last + 1), []),
  };
}

function stateOf(reference: TokenizerReference): AuditState {
  const audited = kept.get(reference);
  return audited === undefined ? { state: "running", progress: null } : { state: "ready", audited };
}
