import { useCallback, useEffect, useState } from "react";
import type { InspectedTokenizer } from "../../../../state/tokenizers/inspected";
import { saidOf } from "../../../../text/saidOf";
import { linkName } from "../../../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../../../worker/pool/pool";

/** Rows of a vocabulary's table that match, in the order asked for. */
export interface Matches {
  /** What they are the answer to. */
  readonly of: Pick<InspectedTokenizer, "reference" | "search" | "find" | "sort">;
  /** Null for all rows in their own order. */
  readonly rows: Uint32Array | null;
}

/**
 * What a search finds. While an answer is awaited, the last one for the same tokenizer stays.
 * @param inspected of which nothing is asked of a worker for all entries in order of ids
 */
export function useMatches(
  pool: Promise<TokenizerPool>,
  inspected: InspectedTokenizer,
): { readonly matches: Matches | null; readonly problem: string | null; retry(): void } {
  const { reference, search, find, sort } = inspected;
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Matches | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isAll = search === "" && sort === "id";
  useEffect(() => {
    setProblem(null);
    const of = { reference, search, find, sort };
    if (isAll) return setAnswer({ of, rows: null });
    const controller = new AbortController();
    const { signal } = controller;
    pool
      .then((ready) =>
        ready.searchVocabulary({
          ...{ tokenizer: linkName(reference), query: { search, find, sort }, reload: attempt > 0 },
          ...{ signal, onProgress: () => {} },
        }),
      )
      .then(
        (rows) => !signal.aborted && setAnswer({ of, rows }),
        (error: unknown) => !signal.aborted && setProblem(saidOf(error)),
      );
    return () => controller.abort();
  }, [pool, reference, search, find, sort, isAll, attempt]);
  return {
    matches: answer?.of.reference === reference ? answer : null,
    problem,
    retry: useCallback(() => setAttempt((last) => last + 1), []),
  };
}
