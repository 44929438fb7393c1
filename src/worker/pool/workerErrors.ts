import { poolError } from "./protocol";

/** Why a call to the pool failed; the message is meant for people. */
export class PoolError extends Error {
  override readonly name = poolError;
}

/**
 * What to say of an error of the language or the browser itself, by which no worker of ours means to tell anything: it found no
 * memory, or has a defect. Its worker is not to be gone on with.
 * @param error as Comlink hands it on: with its name and its message
 * @returns null for an error that is meant
 */
export function inWords(error: unknown): PoolError | null {
  if (!(error instanceof Error && /^(Range|Type|Reference|Internal|DataClone)Error$/.test(error.name))) return null;
  const why = /alloc|memory|length|maximum size/i.test(error.message)
    ? "It ran out of memory, so its worker was ended. Close other tabs, or try a shorter text."
    : `It failed by a fault of ours (${error.message}), so its worker was ended.`;
  return new PoolError(why, { cause: error });
}
