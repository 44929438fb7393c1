import { useCallback, useEffect, useState } from "react";
import type { OpenCorpus } from "../../state/corpora/openCorpus";
import { openCorpus } from "../../state/corpora/opener";
import { saidOf } from "../../text/saidOf";

interface Opened {
  /** Null until it is there. */
  readonly corpus: OpenCorpus | null;
  /** Why it is not. */
  readonly problem: string | null;
  retry(): void;
}

/** The corpus of a key, whose languages there are to choose from; of the text nothing is loaded. @param key null for none */
export function useOpenCorpus(key: string | null): Opened {
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<{ readonly corpus: OpenCorpus | null; readonly problem: string | null }>({
    corpus: null,
    problem: null,
  });
  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    setOpened({ corpus: null, problem: null });
    openCorpus(key, { reload: attempt > 0, signal, onProgress: () => {} }).then(
      (corpus) => signal.aborted || setOpened({ corpus, problem: null }),
      (error: unknown) => signal.aborted || setOpened({ corpus: null, problem: saidOf(error) }),
    );
    return () => controller.abort();
  }, [key, attempt]);
  return { ...opened, retry: useCallback(() => setAttempt((last) => last + 1), []) };
}
