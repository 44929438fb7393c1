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
