import { useCallback, useEffect, useState } from "react";
import { vocabularyPool } from "../../../../state/tokenizers/vocabularyPool";
import { saidOf } from "../../../../text/saidOf";
import { linkName, type TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { Edit, Proposal, ToldEdits } from "../../../../worker/vocabulary/editProtocol";

/** What edits do, as far as it is known. */
export interface EditsState {
  /** The last answer; that of a question before, while `isPending`. */
  readonly told: ToldEdits | null;
  readonly isPending: boolean;
  readonly problem: string | null;
}

/** Has a worker make edits and look at another one, whenever either is another. `retry` asks again. */
export function useToldEdits(
  reference: TokenizerReference,
  edits: readonly Edit[],
  proposal: Proposal | null,
): EditsState & { retry(): void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<EditsState>({ told: null, isPending: true, problem: null });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState(({ told }) => ({ told, isPending: true, problem: null }));
    const call = { tokenizer: linkName(reference), reload: attempt > 0, signal, onProgress: () => {} };
    vocabularyPool()
      .tellEdits(call, { edits, proposal })
      .then(
        (told) => !signal.aborted && setState({ told, isPending: false, problem: null }),
        (error: unknown) => !signal.aborted && setState({ told: null, isPending: false, problem: saidOf(error) }),
      );
    return () => controller.abort();
  }, [reference, edits, proposal, attempt]);
  return { ...state, retry: useCallback(() => setAttempt((last) => last + 1), []) };
}
