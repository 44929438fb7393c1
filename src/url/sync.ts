import { type Comparison, textPage } from "../state/pages";
import { addressOf, type BrowserWindow } from "./address";
import { AddressReader } from "./arriving";
import { changeKind } from "./changes";
import { PresentEntry } from "./entry";
import { linkLimit } from "./limits";
import { loadOpening } from "./openLink";
import { Shown } from "./shown";
import type { SyncedApp, UrlSync } from "./syncedApp";
import { encodeText, textLeftOut } from "./text";
import { joinFragment } from "./writeLink";
import { AddressWriter } from "./writing";

const debounceMs = 400;

/**
 * UTF-16 units from which on a text is in no address. Until nobody has typed for a while it is a draft alone: keeping it in the
 * session too takes the page tens of milliseconds a megabyte.
 */
const longText = 200_000;
const longDebounceMs = 3000;

/**
 * Keeps the address bar and the app in step, from the moment of the call.
 *
 * What the user does is at once remembered under the present history entry's key, and a little later written to its
 * address. So leaving an entry by Back, Forward or a pasted link loses nothing, though by then it is too late to write.
 */
export function startUrlSync(app: SyncedApp, browser: BrowserWindow = window): UrlSync {
  const address = addressOf(browser);
  const entry = new PresentEntry(address, () => app.isPrivate?.() ?? false);
  const shown = new Shown(app, entry);
  const writer = new AddressWriter(app, entry, shown);
  const reader = new AddressReader(app, address, entry, shown, writer, debounceMs);

  function changed(): void {
    if (shown.isApplying) return;
    const next = app.read();
    const kind = changeKind(shown.comparison, next);
    if (kind !== "none") record(next, kind);
  }

  function record(next: Comparison, kind: "edit" | "step"): void {
    const sameText = next.text === shown.comparison.text;
    if (kind === "step" && !reader.isOpening) {
      writer.flush();
      // Where the browser refuses a new entry, the step becomes an edit of the present one.
      entry.step(next, sameText);
    }
    shown.comparison = next;
    shown.ownText ||= !sameText;
    app.keepChoices?.(next);
    writer.draftSoon();
    if (reader.isOpening) {
      reader.noteChange();
      return;
    }
    shown.remember(false);
    writer.schedule(kind === "step" ? 0 : next.text.length < longText ? debounceMs : longDebounceMs);
  }

  /** Shows a comparison as a new history entry. */
  function stepTo(comparison: Comparison): void {
    shown.apply(comparison);
    record(app.read(), "step");
  }

  const secure = () => writer.secure();

  /** A page that comes back from the back/forward cache goes on here, timers and all. */
  function leaving(): void {
    entry.keepKeys();
    entry.markLeft(secure());
  }

  function navigated(): void {
    // Browsers fire both popstate and hashchange for one navigation; the first to come adopts the entry.
    if (entry.isLeft()) void reader.open(false);
  }

  const unsubscribe = app.subscribe(changed);
  browser.addEventListener("popstate", navigated);
  browser.addEventListener("hashchange", navigated);
  browser.addEventListener("pagehide", leaving);
  // A phone may end a page that is out of sight without another word.
  browser.addEventListener("visibilitychange", secure);

  return {
    ready: reader.open(true),
    async link() {
      const comparison = app.read();
      const text = await encodeText(comparison.text);
      const url = address.base() + joinFragment(comparison, text);
      const isCut = comparison.page === textPage && text === textLeftOut;
      return { url, tooLong: isCut || url.length > linkLimit, length: url.length };
    },
    rewrite: () => writer.schedule(0),
    restorePrevious() {
      const { replaced } = shown;
      if (replaced === null) return false;
      shown.offerBack(null);
      app.drafts.rejoin();
      stepTo(replaced);
      return true;
    },
    async goOn(kept) {
      const { openKept } = await loadOpening();
      const comparison = await openKept(kept, null, shown.comparison, app.isKnown);
      if (comparison === null) return false;
      stepTo(comparison);
      return true;
    },
    stop() {
      writer.stop();
      unsubscribe();
      browser.removeEventListener("popstate", navigated);
      browser.removeEventListener("hashchange", navigated);
      browser.removeEventListener("pagehide", leaving);
      browser.removeEventListener("visibilitychange", secure);
    },
  };
}
