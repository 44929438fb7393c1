import type { SessionStore } from "./session";

type WindowEvent = "popstate" | "hashchange" | "pagehide" | "visibilitychange";

/** The part of `window` that the address bar and its history need; tests bring their own. */
export interface BrowserWindow {
  readonly location: { readonly href: string };
  readonly history: {
    readonly state: unknown;
    pushState(data: unknown, unused: string, url: string): void;
    replaceState(data: unknown, unused: string, url: string): void;
  };
  readonly sessionStorage: SessionStore;
  readonly performance: { getEntriesByType(type: "navigation"): readonly object[] };
  addEventListener(type: WindowEvent, listener: () => void): void;
  removeEventListener(type: WindowEvent, listener: () => void): void;
}

/** What a history entry carries unseen: its own key, and that of its text in the session. */
export interface EntryKeys {
  readonly entry: string;
  readonly text: string;
}

/** The address bar: fragments in and out, with the keys of the history entry that shows. */
export interface Address {
  /** The page's address without a fragment. */
  base(): string;
  /** The present fragment with `#`, or "". White space that came along when a link was pasted is off, but not a text's own. */
  fragment(): string;
  /** The present entry's keys; null where somebody else made the entry: a typed address, an opened link. */
  keys(): EntryKeys | null;
  /** Whether the page is a reload of what showed before, and nobody has come to its address anew. */
  isReload(): boolean;
  /** When the present entry was last written, in milliseconds since 1970; 0 where nobody knows. */
  writtenAt(): number;
  /**
   * Makes a new entry or rewrites the present one; fires no event. False when the browser refuses: WebKit does for a
   * while after 100 calls in half a minute.
   */
  write(how: "push" | "replace", keys: EntryKeys, fragment: string): boolean;
  /** Session storage, or null where it is blocked. */
  readonly session: SessionStore | null;
}

/** The address bar of a window. */
export function addressOf(browser: BrowserWindow): Address {
  const hashAt = () => {
    const at = browser.location.href.indexOf("#");
    return at < 0 ? browser.location.href.length : at;
  };
  const base = () => browser.location.href.slice(0, hashAt());
  return {
    base,
    fragment: () => browser.location.href.slice(hashAt()).replace(/(?:\s|%20|%0[AD]){1,100}$(?<![?&]text=[^&]*)/i, ""),
    keys() {
      const state: unknown = browser.history.state;
      const keys = propertyOf(state, "tessera");
      const [entry, text] = [propertyOf(keys, "entry"), propertyOf(keys, "text")];
      return typeof entry === "string" && typeof text === "string" ? { entry, text } : null;
    },
    isReload() {
      const [navigation] = browser.performance.getEntriesByType("navigation") as readonly PerformanceNavigationTiming[];
      return navigation?.type === "reload";
    },
    writtenAt() {
      const at = propertyOf(propertyOf(browser.history.state, "tessera"), "at");
      return typeof at === "number" ? at : 0;
    },
    write(how, keys, fragment) {
      const url = base() + fragment;
      const present = this.keys();
      const same = present?.entry === keys.entry && present.text === keys.text && url === browser.location.href;
      if (how === "replace" && same) return true;
      try {
        const state = { tessera: { ...keys, at: Date.now() } };
        if (how === "push") browser.history.pushState(state, "", url);
        else browser.history.replaceState(state, "", url);
        return true;
      } catch {
        return false;
      }
    },
    session: sessionOf(browser),
  };
}

/** Merely touching `sessionStorage` throws where the user has blocked site data. */
function sessionOf(browser: BrowserWindow): SessionStore | null {
  try {
    return browser.sessionStorage;
  } catch {
    return null;
  }
}

/** History state is whatever another page or version of this one has put there. */
function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
