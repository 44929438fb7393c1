import type { BrowserWindow } from "../../src/url/address";
import type { SessionStore } from "../../src/url/session";

type EventName = Parameters<BrowserWindow["addEventListener"]>[0];

interface HistoryEntry {
  url: string;
  state: unknown;
}

/** A window as far as the address bar goes: history entries, their events, session storage with a quota. */
export class FakeBrowser implements BrowserWindow {
  readonly entries: HistoryEntry[];
  index = 0;
  /** While true, the history refuses to be written, as WebKit's does after too many calls. */
  refusing = false;
  readonly sessionStorage: FakeStorage;
  /** How the page that is there came to its address. */
  arrival: "navigate" | "reload" = "navigate";
  readonly performance = { getEntriesByType: () => [{ type: this.arrival }] };
  readonly #listeners: [EventName, () => void][] = [];

  constructor(url = "https://tessera.example/app/", quota = 1_000_000) {
    this.entries = [{ url, state: null }];
    this.sessionStorage = new FakeStorage(quota);
  }

  get entry(): HistoryEntry {
    const entry = this.entries[this.index];
    if (entry === undefined) throw new Error("The history has no such entry.");
    return entry;
  }

  get location() {
    return { href: this.entry.url };
  }

  get hash(): string {
    const at = this.entry.url.indexOf("#");
    return at < 0 ? "" : this.entry.url.slice(at);
  }

  readonly history = ((browser: FakeBrowser) => ({
    get state() {
      return browser.entry.state;
    },
    pushState(data: unknown, _unused: string, url: string) {
      browser.#write();
      browser.entries.splice(browser.index + 1, Number.POSITIVE_INFINITY, { url, state: structuredClone(data) });
      browser.index += 1;
    },
    replaceState(data: unknown, _unused: string, url: string) {
      browser.#write();
      Object.assign(browser.entry, { url, state: structuredClone(data) });
    },
  }))(this);

  addEventListener(type: EventName, listener: () => void): void {
    this.#listeners.push([type, listener]);
  }

  removeEventListener(type: EventName, listener: () => void): void {
    const at = this.#listeners.findIndex(([name, known]) => name === type && known === listener);
    if (at >= 0) this.#listeners.splice(at, 1);
  }

  fire(type: EventName): void {
    for (const [name, listener] of [...this.#listeners]) if (name === type) listener();
  }

  /** Back (-1), Forward (+1); nothing happens beyond the ends. */
  go(steps: number): void {
    const before = this.hash;
    if (this.entries[this.index + steps] === undefined) return;
    this.index += steps;
    this.fire("popstate");
    if (this.hash !== before) this.fire("hashchange");
  }

  /** What pasting a link with another fragment into the address bar does. */
  typeHash(hash: string): void {
    const url = this.entry.url.split("#", 1)[0] + hash;
    this.entries.splice(this.index + 1, Number.POSITIVE_INFINITY, { url, state: null });
    this.index += 1;
    this.fire("popstate");
    this.fire("hashchange");
  }

  /**
   * Ends the page; a sync started afterwards is the reloaded page, with the same history and session. By then the browser
   * has settled which entry it goes to, and with what: what the page writes to its address as it ends comes too late.
   */
  unload(): void {
    const { url, state } = this.entry;
    this.fire("pagehide");
    this.#end({ url, state });
  }

  /** Ends the page as a crash does, without an event. */
  crash(): void {
    const { url, state } = this.entry;
    this.#end({ url, state });
  }

  #end(entry: HistoryEntry): void {
    this.#listeners.length = 0;
    this.arrival = "reload";
    Object.assign(this.entry, entry);
  }

  #write(): void {
    if (this.refusing) throw new Error("SecurityError: too many calls");
  }
}

/** Session storage that is full at `quota` UTF-16 code units. */
export class FakeStorage implements SessionStore {
  readonly #items = new Map<string, string>();
  readonly #quota: number;
  /** While true it has no room for anything. */
  isFull = false;

  constructor(quota: number) {
    this.#quota = quota;
  }

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    let used = key.length + value.length;
    for (const [other, held] of this.#items) if (other !== key) used += other.length + held.length;
    if (this.isFull || used > this.#quota) throw new Error("QuotaExceededError");
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }
}
