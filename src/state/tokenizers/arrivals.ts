import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

type Listener = (reference: TokenizerReference) => void;

const listeners = new Set<Listener>();

/**
 * Calls back when a tokenizer has been brought along: what failed for want of it can be tried again, by whichever reference
 * it was asked for. Apart from the library of such tokenizers, which the page loads when somebody asks for one.
 * @returns ends that
 */
export function onArrival(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells all who listen that a tokenizer is there. */
export function announceArrival(reference: TokenizerReference): void {
  for (const listener of listeners) listener(reference);
}
