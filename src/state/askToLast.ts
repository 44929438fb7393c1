let isAsked = false;

/**
 * Asks the browser, once a visit, not to throw away what is kept when the disk is full. Called where somebody's own things are
 * kept, and never before: Firefox asks its user. Nothing waits for the answer, and after a no things are kept as before.
 */
export function askToLast(): void {
  // Pages without TLS have no such thing.
  const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage;
  if (isAsked || storage?.persist === undefined) return;
  isAsked = true;
  storage.persist().catch(() => {});
}
