import { useMemo } from "react";
import type { ShownEncoding } from "../../../../state/compare/columns";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { EntryFacts } from "../../../../worker/explain/protocol";
import { entriesQuestion } from "../asking/ahead";
import { type Explained, useExplanation } from "../asking/useExplanation";

interface Entries extends Pick<Explained<never>, "problem" | "retry"> {
  /** What the vocabulary says of each id that was asked for; empty until it is told. */
  readonly entries: ReadonlyMap<number, EntryFacts>;
}

/**
 * What a vocabulary says of the entries of some tokens; an open set of tokens has none.
 * @param start of the tokens, half-open
 */
export function useEntries(reference: TokenizerReference, shown: ShownEncoding, start: number, end: number): Entries {
  const { answer, problem, retry } = useExplanation(reference, entriesQuestion(shown, start, end));
  const entries = useMemo(() => new Map((answer ?? []).map((entry) => [entry.id, entry])), [answer]);
  return { entries, problem, retry };
}
