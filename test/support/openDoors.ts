/**
 * In place of `src/worker/closeDoors.ts` (vitest.config.ts): test files share a process, in which doors that one has closed would stay
 * closed for all that come after it. What it does is tested in a browser (e2e/nothingTold.spec.ts).
 */
export function closeDoors(): typeof fetch {
  return globalThis.fetch;
}
