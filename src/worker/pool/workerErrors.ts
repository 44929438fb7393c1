import { poolError } from "./protocol";

/** Why a call to the pool failed; the message is meant for people. */
export class PoolError extends Error {
  override readonly name = poolError;
}

/** @param what happened, as a sentence goes on about a tokenizer */
export function ended(what: string): PoolError {
  return new PoolError(`It ${what}, so its worker was ended. The text may be too much for it.`);
}

/** A worker that crashed before anything was heard of it: no text has reached it yet. */
export function notBegun(): PoolError {
  return new PoolError(
    "Its worker crashed before it began: its code may not have arrived. Check the connection, then try again.",
  );
}

/**
 * What an error of the language or the browser itself comes to, by which no worker of ours means to tell anything: it found no
 * memory, or has a defect. Its worker is not to be gone on with.
 * @param error as Comlink hands it on: with its name and its message
 * @returns null for an error that is meant
 */
export function unforeseen(error: unknown): Error | null {
  if (!(error instanceof Error && /^(Range|Type|Reference|Internal|DataClone|Unknown|Operation)E/.test(error.name)))
    return null;
  // The stack's size is one, too.
  return /alloc|memory|length|size/i.test(error.message) ? ended("ran out of memory") : error;
}
