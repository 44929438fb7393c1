/** Texts too long for a link, kept for the length of a browser session so that a reload finds them again. */

/** The part of `sessionStorage` in use here. */
export type SessionStore = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

const prefix = "tessera.text.";
let minted = 0;

/** A new key, later in sorting order than all before it, in earlier page loads too. */
export function mintKey(): string {
  minted += 1;
  return `${Date.now().toString(36).padStart(9, "0")}.${minted.toString(36).padStart(5, "0")}`;
}

/**
 * Keeps a text under a key, giving up the texts of the oldest keys where room is short: whoever goes back that far is
 * told. False when there is no room even so, or no storage at all.
 */
export function keepText(store: SessionStore | null, key: string, text: string): boolean {
  if (store === null) return false;
  // As JSON, which escapes lone surrogates: not every engine stores those as they are.
  const value = JSON.stringify(text);
  const others = storedKeys(store).filter((other) => other !== prefix + key);
  for (;;) {
    try {
      store.setItem(prefix + key, value);
      return true;
    } catch {
      // The quota. An older value of this key, if any, is still there and would be mistaken for this one.
      const oldest = others.shift();
      store.removeItem(oldest ?? prefix + key);
      if (oldest === undefined) return false;
    }
  }
}

/** The text kept under a key, or undefined. */
export function recallText(store: SessionStore | null, key: string): string | undefined {
  const value = store?.getItem(prefix + key) ?? null;
  if (value === null) return undefined;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined; // Not written by us: as good as nothing.
  }
}

/** Drops the text kept under a key. */
export function forgetText(store: SessionStore | null, key: string): void {
  store?.removeItem(prefix + key);
}

const leftKey = "tessera.left";

/** How a page was left that showed an entry: in order, with all of it kept or not; or not in order, as by a crash. */
export type HowLeft = "kept" | "ended" | "crashed";

/** Says that the page is left in order while an entry shows. @param isKept whether nothing of it is lost */
export function markLeft(store: SessionStore | null, entry: string, isKept: boolean): void {
  try {
    store?.setItem(leftKey, isKept ? entry : `${entry}?`);
  } catch {
    // No room: then it is as if the page had not been left in order.
  }
}

/** How the page was left that showed this entry last; that holds for one reload. */
export function howLeft(store: SessionStore | null, entry: string): HowLeft {
  const left = store?.getItem(leftKey);
  store?.removeItem(leftKey);
  return left === entry ? "kept" : left ? "ended" : "crashed";
}

function storedKeys(store: SessionStore): string[] {
  return Array.from({ length: store.length }, (_, at) => store.key(at) ?? "")
    .filter((key) => key.startsWith(prefix))
    .sort();
}
