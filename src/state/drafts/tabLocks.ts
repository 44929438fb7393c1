/** What tabs claim for themselves, so that others know whether whose it is still lives. */
export interface TabLocks {
  /** Claims a name until {@link release}, or until the tab is gone, by whatever end. False when another tab has it. */
  hold(name: string): Promise<boolean>;
  release(name: string): void;
  /** Names that other tabs hold. */
  heldByOthers(): Promise<ReadonlySet<string>>;
}

const prefix = "tessera.tab.";

/**
 * Locks of the browser (Web Locks API), which end with the tab even if that is killed. Where there are none, as on pages
 * without TLS, every tab is taken for the only one.
 */
export class BrowserTabLocks implements TabLocks {
  private readonly own = new Map<string, () => void>();

  async hold(name: string): Promise<boolean> {
    if (this.own.has(name) || !navigator.locks) return true;
    return new Promise((resolve) => {
      navigator.locks
        .request(prefix + name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : new Promise<void>((release) => this.own.set(name, release));
        })
        // Where site data are blocked, locks are too.
        .catch(() => resolve(true));
    });
  }

  release(name: string): void {
    this.own.get(name)?.();
    this.own.delete(name);
  }

  async heldByOthers(): Promise<ReadonlySet<string>> {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    const names = held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
    return new Set(names.filter((name) => !this.own.has(name)));
  }
}
