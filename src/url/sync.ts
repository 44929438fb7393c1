import type { Comparison, Page } from "../state/comparison";
import { addressOf, type BrowserWindow } from "./address";
import { changeKind } from "./changes";
import { PresentEntry } from "./entry";
import { linkLimit } from "./limits";
import { openLink } from "./openLink";
import { presumePage } from "./presume";
import type { LinkProblem } from "./problems";
import type { ParseResult } from "./readLink";
import { syncProblems } from "./syncProblems";
import { encodeText, textLeftOut } from "./text";
import { joinFragment } from "./writeLink";

/** What the address bar needs of the app; functions, so that it knows no store. */
export interface SyncedApp {
  /** The present comparison. */
  read(): Comparison;
  /** Calls back after any change, at once; gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Shows a comparison that a link or the history brought. */
  apply(comparison: Comparison): void;
  /** Something went wrong; null when it no longer holds. */
  onProblem(problem: LinkProblem | null): void;
  /** Whether {@link UrlSync.restorePrevious} has something to restore: a link replaced the user's own text. */
  onRestorable?(available: boolean): void;
  /** Whether the catalogue has a built-in of this id. */
  isKnown(id: string): boolean;
}

/** The comparison as a whole URL. */
export interface SharedLink {
  readonly url: string;
  /** Whether it is longer than {@link linkLimit}, so that a file should be offered in its place. */
  readonly tooLong: boolean;
  /** Characters of the URL. */
  readonly length: number;
}

/** What {@link startUrlSync} gives. */
export interface UrlSync {
  /** Resolves when the address that the page was opened with has been applied, or its problem reported. */
  readonly ready: Promise<void>;
  /** The present comparison's link, whatever its length. */
  link(): Promise<SharedLink>;
  /** Brings back, as a new history entry, the comparison that a link replaced. False when there is none. */
  restorePrevious(): boolean;
  /** Writes what is pending and lets go of window and app. */
  stop(): void;
}

/** What this page load knows of a history entry; newer than the entry's address where that is not `written` yet. */
interface Remembered {
  readonly comparison: Comparison;
  /** Whether the user changed the text since a link brought it. */
  readonly ownText: boolean;
  readonly written: boolean;
}

/** What a link brought, with what it says nothing of as it is: each page has its own options. */
function onTopOf(link: Comparison, present: Comparison): Comparison {
  const { page, tokenizers, languages, inspected } = link;
  if (page === "compare") return { ...link, languages: present.languages, inspected: present.inspected };
  if (page === "tokenizer") return { ...present, page, inspected };
  const baseline = present.baseline !== null && tokenizers.includes(present.baseline) ? present.baseline : null;
  return { ...present, page, tokenizers, languages, baseline };
}

/** A link whose tokenizers could not be read leaves those that are there. */
function withoutTokenizers(link: Comparison, { tokenizers, inspected }: Comparison): Comparison {
  return { ...link, tokenizers, inspected: { ...link.inspected, reference: inspected.reference } };
}

const debounceMs = 400;
const retryMs = 10_000;
// Beyond these the addresses and the session serve.
const mostRemembered = 50;

/**
 * Keeps the address bar and the app in step, from the moment of the call.
 *
 * What the user does is at once remembered under the present history entry's key, and a little later written to its
 * address. So leaving an entry by Back, Forward or a pasted link loses nothing, though by then it is too late to write.
 */
export function startUrlSync(app: SyncedApp, browser: BrowserWindow = window): UrlSync {
  const address = addressOf(browser);
  const entry = new PresentEntry(address);
  const entries = new Map<string, Remembered>();
  const defaults = app.read();

  let shown = defaults; // What the app showed when last looked at.
  let ownText = false;
  let replaced: Comparison | null = null;
  let problem: LinkProblem | null = null;
  let applying = false;
  let opening = false;
  let changedWhileOpening = false;
  let pending = false; // Whether the present entry's address is behind.
  let timer: ReturnType<typeof setTimeout> | undefined;
  let generation = 0; // What was awaited in an older generation is stale.

  function report(next: LinkProblem | null): void {
    if (next === null && problem === null) return;
    problem = next;
    app.onProblem(next);
  }

  function setReplaced(next: Comparison | null): void {
    if ((next === null) !== (replaced === null)) app.onRestorable?.(next !== null);
    replaced = next;
  }

  function remember(written: boolean): void {
    entries.delete(entry.key); // So that the order is that of last use.
    entries.set(entry.key, { comparison: shown, ownText, written });
    for (const oldest of entries.keys()) {
      if (entries.size <= mostRemembered) break;
      entries.delete(oldest);
    }
  }

  function show(comparison: Comparison): void {
    applying = true;
    try {
      app.apply(comparison);
    } finally {
      applying = false;
    }
  }

  /** Changes what is shown before a link has been read, or where it cannot be. */
  function showInstead(part: Partial<Comparison>): void {
    show({ ...shown, ...part });
    shown = app.read();
  }

  /** Turns to a page before the link to it has been read. */
  function showPage(page: Page | null): void {
    if (page !== null && page !== shown.page) showInstead({ page });
  }

  // From the app to the address.

  function changed(): void {
    if (applying) return;
    const next = app.read();
    const kind = changeKind(shown, next);
    if (kind !== "none") record(next, kind);
  }

  function record(next: Comparison, kind: "edit" | "step"): void {
    const sameText = next.text === shown.text;
    if (kind === "step" && !opening) {
      flush();
      // Where the browser refuses a new entry, the step becomes an edit of the present one.
      entry.step(next, sameText);
    }
    shown = next;
    ownText ||= !sameText;
    if (opening) {
      changedWhileOpening = true;
      return;
    }
    remember(false);
    schedule(kind === "step" ? 0 : debounceMs);
  }

  function schedule(delayMs: number): void {
    generation += 1;
    pending = true;
    clearTimeout(timer);
    timer = setTimeout(() => void write(), delayMs);
  }

  async function write(): Promise<void> {
    generation += 1;
    const turn = generation;
    await entry.pack(shown);
    if (turn !== generation) return;
    const written = entry.write(shown);
    if (written === "not-written") return schedule(retryMs);
    pending = false;
    // What isn't kept is written, and reported, again when the user comes back to it.
    remember(written === "whole");
    if (written === "text-not-kept") report(syncProblems.textNotKept());
    else if (problem?.code === "text-not-kept") report(null);
  }

  /** Writes what is pending without waiting, as the entry or the page is about to be left. */
  function flush(): void {
    if (!pending) return;
    generation += 1;
    clearTimeout(timer);
    pending = false;
    entry.write(shown); // Remembered as not written still: coming back, the address is owed its text.
  }

  function leaving(): void {
    if (!pending) return;
    flush();
    // A page that comes back from the back/forward cache goes on here, and owes the address its text.
    schedule(debounceMs);
  }

  // From the address to the app.

  function navigated(): void {
    // Browsers fire both popstate and hashchange for one navigation; the first to come adopts the entry.
    if (entry.isLeft()) void open(false);
  }

  async function open(first: boolean): Promise<void> {
    generation += 1;
    const turn = generation;
    clearTimeout(timer);
    pending = false; // Too late for the entry that was left, but `entries` has it.
    const ours = entry.adopt();
    const known = entries.get(entry.key);
    if (known !== undefined) {
      returnTo(known);
      return;
    }
    opening = true;
    changedWhileOpening = false;
    if (first) showPage(presumePage(address.fragment()));
    const result = await openLink(address.fragment(), app.isKnown);
    if (turn !== generation) return;
    opening = false;
    if (result.ok && !(first && result.comparison === null)) {
      arrive(result, ours);
      return;
    }
    // The app keeps what it shows, and the address what it says, until the user changes something.
    if (result.ok) remember(true);
    else {
      // Our sample is not to be taken for what a sender meant.
      if (first && !changedWhileOpening && presumePage(address.fragment()) !== null) showInstead({ text: "" });
      report(result.problem);
    }
    if (changedWhileOpening) {
      remember(false);
      schedule(debounceMs);
    }
  }

  /** Shows what this page load has seen before in an entry, by Back or Forward. */
  function returnTo(known: Remembered): void {
    // Changed on top of an entry that never came to show, so no entry has it.
    setReplaced(opening && changedWhileOpening ? shown : null);
    opening = false;
    show(known.comparison);
    shown = app.read();
    ownText = known.ownText;
    remember(known.written);
    report(null);
    if (!known.written) schedule(0);
  }

  /** Shows what an address said that this page load hasn't seen before. */
  function arrive({ comparison, textLeftOut, lost }: Extract<ParseResult, { ok: true }>, ours: boolean): void {
    const before = shown;
    const link = lost?.tokenizers ? withoutTokenizers(comparison ?? defaults, before) : (comparison ?? defaults);
    const isTextMissing = textLeftOut || lost?.text === true;
    // A link to another page says nothing of the text; after a reload it is where a long one is.
    const isElsewhere = isTextMissing || link.page !== "compare";
    const text = isElsewhere ? entry.recall() : link.text;
    // Our sample, or the text of the link before, is not to be taken for what this sender meant.
    const instead = isTextMissing && !ownText ? "" : before.text;
    show({ ...onTopOf(link, before), text: text ?? instead });
    shown = app.read();
    // Back and Forward leave the text in the entry that was left; a link comes over it.
    if (ours && !changedWhileOpening) setReplaced(null);
    else if (ownText && before.text !== "" && before.text !== shown.text) setReplaced(before);
    // After a reload nobody knows any more whose text it was: better to offer too much than to lose it.
    if (text !== undefined) ownText = ours;
    remember(true);
    report(lost?.problem ?? (text === undefined && textLeftOut ? syncProblems.textNotInLink() : null));
  }

  const unsubscribe = app.subscribe(changed);
  browser.addEventListener("popstate", navigated);
  browser.addEventListener("hashchange", navigated);
  browser.addEventListener("pagehide", leaving);

  return {
    ready: open(true),
    async link() {
      const comparison = app.read();
      const text = await encodeText(comparison.text);
      const url = address.base() + joinFragment(comparison, text);
      const isCut = comparison.page === "compare" && text === textLeftOut;
      return { url, tooLong: isCut || url.length > linkLimit, length: url.length };
    },
    restorePrevious() {
      if (replaced === null) return false;
      show(replaced);
      setReplaced(null);
      record(app.read(), "step");
      return true;
    },
    stop() {
      flush();
      generation += 1;
      clearTimeout(timer);
      unsubscribe();
      browser.removeEventListener("popstate", navigated);
      browser.removeEventListener("hashchange", navigated);
      browser.removeEventListener("pagehide", leaving);
    },
  };
}
