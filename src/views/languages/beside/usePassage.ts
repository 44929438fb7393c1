import { useCallback, useEffect, useState } from "react";
import type { PremiumMode } from "../../../analysis/premium";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import { saidOf } from "../../../text/saidOf";
import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../../worker/pool/pool";
import type { Passage } from "../../../worker/pool/protocol";

/** What a figure is of. */
export interface Asked {
  readonly corpus: OpenCorpus;
  readonly reference: TokenizerReference;
  readonly language: string;
  readonly pivot: string;
  readonly mode: PremiumMode;
}

/** The passage that a figure is of, as soon as a worker has told it. */
export function usePassage(
  pool: Promise<TokenizerPool>,
  { corpus, reference, language, pivot, mode }: Asked,
): { readonly passage: Passage | null; readonly problem: string | null; retry(): void } {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ readonly passage: Passage | null; readonly problem: string | null }>(nothing);
  useEffect(() => {
    setAnswer(nothing);
    const controller = new AbortController();
    const { signal } = controller;
    pool
      .then((ready) =>
        ready.passage({
          ...{ tokenizer: linkName(reference), corpus: corpus.source([language, pivot]), language, pivot, mode },
          ...{ reload: attempt > 0, signal, onProgress: () => {} },
        }),
      )
      .then(
        (passage) => !signal.aborted && setAnswer({ passage, problem: null }),
        (error: unknown) => {
          const problem = saidOf(error);
          if (!signal.aborted) setAnswer({ passage: null, problem });
        },
      );
    return () => controller.abort();
  }, [pool, corpus, reference, language, pivot, mode, attempt]);
  return { ...answer, retry: useCallback(() => setAttempt((last) => last + 1), []) };
}

const nothing = { passage: null, problem: null };
