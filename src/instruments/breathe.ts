/** Milliseconds of work after which the event loop gets a turn. */
const longest = 40;

let last = 0;

/**
 * Lets the event loop have a turn, unless it has had one just before. Only then a worker hears that it should stop, and until then
 * a key's columns share the processor with figures that nobody waits for.
 * @throws the signal's reason, where it is aborted
 */
export async function breathe(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (performance.now() - last < longest) return;
  await new Promise((resolve) => setTimeout(resolve, 0));
  last = performance.now();
  signal.throwIfAborted();
}

/**
 * Does something for each of so many, stretch by stretch, between which the event loop may have a turn: a loop of its own, since engines
 * take longer for one in an async function.
 * @param size of a stretch
 * @throws the signal's reason, where it is aborted
 */
export async function inStretches(
  count: number,
  size: number,
  signal: AbortSignal,
  work: (i: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += size) {
    await breathe(signal);
    eachOf(from, Math.min(count, from + size), work);
  }
}

function eachOf(from: number, to: number, work: (i: number) => void): void {
  for (let i = from; i < to; i++) work(i);
}
