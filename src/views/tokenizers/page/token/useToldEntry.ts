import type { ToldEntry } from "../../../../analysis/vocabulary/entry/toldEntry";
import { vocabularyPool } from "../../../../state/tokenizers/vocabularyPool";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { VocabularyCall } from "../../../../worker/vocabulary/pool";
import { type CallState, KeptAnswers, useVocabularyCall } from "../useVocabularyCall";

const kept = new KeptAnswers<ToldEntry>();

/** Milliseconds after which nobody is stepping from token to token. */
const pause = 120;

/**
 * Asks once nobody has gone on for a moment, and then to the end: a worker that is ended in the midst would have to load the
 * vocabulary anew.
 */
export async function afterPause<T>(call: VocabularyCall, ask: (call: VocabularyCall) => Promise<T>): Promise<T> {
  await new Promise((resume) => setTimeout(resume, pause));
  call.signal.throwIfAborted();
  return ask({ ...call, signal: new AbortController().signal });
}

const ask = (call: VocabularyCall, id: string) =>
  afterPause(call, (unhurried) => vocabularyPool().tellEntry(unhurried, Number(id)));

/** What a worker knows of one entry. */
export function useToldEntry(
  reference: TokenizerReference,
  id: number,
): { readonly current: CallState<ToldEntry>; start(): void } {
  return useVocabularyCall({ reference, about: String(id), kept, isEager: true, ask });
}
