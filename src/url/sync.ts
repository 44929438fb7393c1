import type { Comparison, Page } from "../state/comparison";
import { addressOf, type BrowserWindow } from "./address";
import { changeKind } from "./changes";
import { PresentEntry } from "./entry";
import type { KeptText } from "./keptText";
import { linkLimit } from "./limits";
import { onTopOf, openKept, withoutTokenizers } from "./onTopOf";
import { openLink } from "./openLink";
import { Paced } from "./paced";
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
  readonly drafts: DraftKeeper;
}

/** Keeps what somebody writes where neither a crash nor closing the tab can lose it; `drafts.ts` does, once it is loaded. */
export interface DraftKeeper {
  /** Says that the page begins with an entry that an earlier page load has made. */
  begin(entry: string): void;
  /** What was kept of an entry, and when, in milliseconds since 1970. */
  find(entry: string): Promise<(KeptText & { readonly saved: number }) | null>;
  /** Keeps a comparison in place of the last one. Resolves to whether it is kept. */
  save(comparison: Comparison, entry: string): Promise<boolean>;
  /** The same for a page that is about to go. */
  saveNow(comparison: Comparison, entry: string): void;
  /** What is saved from now on does not take the place of what was saved before. */
  leave(): void;
  /** Ends {@link leave}: what was saved before is gone on with. */
  rejoin(): void;
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
  /** Shows, as a new history entry, what was kept of another tab. False when it cannot be read. */
  goOn(kept: KeptText): Promise<boolean>;
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

const debounceMs = 400;
// Long enough for WebKit, which allows 100 writings in half a minute.
const addressCeilingMs = 2000;
const draftEveryMs = 500;
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
  let generation = 0; // What was awaited in an older generation is stale.
  let visit = 0; // What was awaited while another entry showed is nothing to this one.
  let writtenIn = 0; // The generation of the newest writing: older ones come too late.
  let drafted: { readonly comparison: Comparison; readonly isKept: Promise<boolean> } | null = null;
  let draftTimer: ReturnType<typeof setTimeout> | undefined;
  const writing = new Paced((isOverdue) => void write(isOverdue), addressCeilingMs);

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
    if (ownText) draftTimer ??= setTimeout(saveDraft, draftEveryMs);
    if (opening) {
      changedWhileOpening = true;
      return;
    }
    remember(false);
    schedule(kind === "step" ? 0 : debounceMs);
  }

  /** Keeps the user's own text beyond this page load; a link's, or our sample, has no need of it. */
  function saveDraft(): Promise<boolean> {
    clearTimeout(draftTimer);
    draftTimer = undefined;
    if (!ownText) return Promise.resolve(true);
    if (drafted?.comparison !== shown) {
      drafted = { comparison: shown, isKept: app.drafts.save(shown, entry.key) };
    }
    return drafted.isKept;
  }

  function schedule(delayMs: number): void {
    generation += 1;
    pending = true;
    entry.unmarkLeft();
    writing.ask(delayMs);
  }

  /** @param isOverdue whether what is written may be behind: somebody types without a pause */
  async function write(isOverdue: boolean): Promise<void> {
    generation += 1;
    const [turn, during, comparison] = [generation, visit, shown];
    const draft = saveDraft();
    await entry.pack(comparison);
    const isBehind = turn !== generation;
    if (isBehind && !(isOverdue && during === visit && writtenIn < turn)) return;
    writtenIn = turn;
    const written = entry.write(comparison);
    if (isBehind) return;
    if (written === "not-written") return schedule(retryMs);
    pending = false;
    const isKept = written === "whole" || (await draft);
    if (during !== visit) return;
    // What isn't kept is written, and reported, again when the user comes back to it.
    remember(isKept && !pending);
    if (isKept && problem?.code === "text-not-kept") report(null);
    else if (!isKept && problem?.code !== "text-not-kept") report(syncProblems.textNotKept(comparison.page));
  }

  /** Writes what is pending without waiting, as the entry is about to be left. */
  function flush(): void {
    visit += 1;
    if (!pending) return;
    generation += 1;
    writing.cancel();
    pending = false;
    entry.write(shown); // Remembered as not written still: coming back, the address is owed its text.
  }

  /** Keeps what is pending, for a page that may be gone before it is written. @returns whether all is kept */
  function secure(): boolean {
    if (!pending) return true;
    if (ownText) app.drafts.saveNow(shown, entry.key);
    return entry.keepUnwritten(shown);
  }

  /** A page that comes back from the back/forward cache goes on here, timers and all. */
  function leaving(): void {
    if (secure()) entry.markLeft();
  }

  // From the address to the app.

  function navigated(): void {
    // Browsers fire both popstate and hashchange for one navigation; the first to come adopts the entry.
    if (entry.isLeft()) void open(false);
  }

  async function open(first: boolean): Promise<void> {
    if (!first && pending) {
      // Too late for the address of the entry that was left; Back to it after a reload finds this.
      entry.keepUnwritten(shown);
      void saveDraft();
    }
    visit += 1;
    generation += 1;
    const turn = generation;
    writing.cancel();
    pending = false;
    const ours = entry.adopt();
    const known = entries.get(entry.key);
    if (known !== undefined) {
      returnTo(known);
      return;
    }
    opening = true;
    changedWhileOpening = false;
    if (first) showPage(presumePage(address.fragment()));
    const unwritten = ours ? entry.recallUnwritten() : undefined;
    const finding = first && ours && unwritten === undefined ? findDraft() : null;
    if (first && ours) app.drafts.begin(entry.key);
    const result = await openLink(address.fragment(), app.isKnown);
    // Back and Forward do not wait for what is not there.
    const found = finding === null ? null : await finding;
    const isNewer = found !== null && (isTextMissing(result) || found.saved > address.writtenAt());
    const newer = unwritten ?? (isNewer ? found : null);
    const kept = newer === null ? null : await openKept(newer, result, defaults, app.isKnown);
    if (turn !== generation) return;
    opening = false;
    if (kept !== null) {
      resume(kept);
      return;
    }
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

  /** What the last page load has kept of this entry, if it may know more than the address: it did not end in order. */
  async function findDraft(): ReturnType<DraftKeeper["find"]> {
    return entry.wasLeft() ? null : app.drafts.find(entry.key);
  }

  /** Whether an address leaves a text out, and the session does not have it. */
  function isTextMissing(result: ParseResult): boolean {
    return (!result.ok || result.textLeftOut || result.lost?.text === true) && entry.recall() === undefined;
  }

  /** Goes on where the last page load ended, which its address does not say. */
  function resume(comparison: Comparison): void {
    const before = shown;
    show(comparison);
    shown = app.read();
    if (changedWhileOpening && before.text !== "" && before.text !== shown.text) setReplaced(before);
    ownText = true;
    remember(false);
    schedule(0);
    report(null);
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
    else if (ownText && before.text !== "" && before.text !== shown.text) {
      setReplaced(before);
      app.drafts.leave();
    }
    // After a reload nobody knows any more whose text it was: better to offer too much than to lose it.
    if (text !== undefined) ownText = ours;
    remember(true);
    report(lost?.problem ?? (text === undefined && textLeftOut ? syncProblems.textNotInLink() : null));
  }

  const unsubscribe = app.subscribe(changed);
  browser.addEventListener("popstate", navigated);
  browser.addEventListener("hashchange", navigated);
  browser.addEventListener("pagehide", leaving);
  // A phone may end a page that is out of sight without another word.
  browser.addEventListener("visibilitychange", secure);

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
      app.drafts.rejoin();
      record(app.read(), "step");
      return true;
    },
    async goOn(kept) {
      const comparison = await openKept(kept, null, shown, app.isKnown);
      if (comparison === null) return false;
      show(comparison);
      record(app.read(), "step");
      return true;
    },
    stop() {
      flush();
      generation += 1;
      writing.cancel();
      clearTimeout(draftTimer);
      unsubscribe();
      browser.removeEventListener("popstate", navigated);
      browser.removeEventListener("hashchange", navigated);
      browser.removeEventListener("pagehide", leaving);
      browser.removeEventListener("visibilitychange", secure);
    },
  };
}
