import type { Comparison } from "../state/pages";
import type { Address } from "./address";
import type { PresentEntry } from "./entry";
import { loadOpening, opening, openLink } from "./openLink";
import { presumePage } from "./presume";
import type { ParseResult } from "./readLink";
import type { Remembered, Shown } from "./shown";
import type { SyncedApp } from "./syncedApp";
import type { AddressWriter } from "./writing";

/** Shows what the entry says that the browser has come to: by a link, Back or Forward, or a reload. */
export class AddressReader {
  readonly #app: SyncedApp;
  readonly #address: Address;
  readonly #entry: PresentEntry;
  readonly #shown: Shown;
  readonly #writer: AddressWriter;
  /** What the app showed before any address. */
  readonly #defaults: Comparison;
  readonly #debounceMs: number;
  #isOpening = false;
  #changedWhileOpening = false;

  /** @param debounceMs after which a change is written that was made while an address was read */
  constructor(
    app: SyncedApp,
    address: Address,
    entry: PresentEntry,
    shown: Shown,
    writer: AddressWriter,
    debounceMs: number,
  ) {
    this.#app = app;
    this.#address = address;
    this.#entry = entry;
    this.#shown = shown;
    this.#writer = writer;
    this.#defaults = shown.comparison;
    this.#debounceMs = debounceMs;
  }

  /** Whether an address is being read. */
  get isOpening(): boolean {
    return this.#isOpening;
  }

  /** Says that the user has changed something while an address is being read. */
  noteChange(): void {
    this.#changedWhileOpening = true;
  }

  /**
   * Opens the address of the entry that the browser shows now.
   * @param first whether it is what the page was opened with
   */
  async open(first: boolean): Promise<void> {
    // Too late for the address of the entry that was left.
    if (!first) this.#writer.keepLeft();
    const turn = this.#writer.beginVisit();
    const ours = this.#entry.adopt();
    if (!ours) this.#shown.meet();
    const known = this.#shown.recall();
    if (known !== undefined) {
      this.#returnTo(known);
      return;
    }
    this.#isOpening = true;
    this.#changedWhileOpening = false;
    const fragment = this.#address.fragment();
    const presumed = presumePage(fragment);
    // Turns to the page before the link to it has been read.
    if (first && presumed !== null && presumed !== this.#shown.comparison.page) {
      this.#shown.showInstead({ page: presumed });
    }
    const unwritten = ours ? this.#entry.recallUnwritten() : undefined;
    const left = first && ours ? this.#entry.howLeft() : "kept";
    // What the last page load has kept, if it may know more than the address: it did not end in order, or had no room.
    const finding = left === "kept" || unwritten ? null : this.#app.drafts.find(this.#entry.key);
    if (first && ours) this.#app.drafts.begin(this.#entry.key);
    const result = await openLink(fragment, this.#app.isKnown);
    // Back and Forward do not wait for what is not there.
    const found = finding === null ? null : await finding;
    const isNewer = found !== null && (this.#isTextMissing(result) || found.saved > this.#address.writtenAt());
    const newer = unwritten ?? (isNewer ? found : null);
    if (newer !== null || !first) await loadOpening().catch(() => {}); // Then there is no more than there was.
    const kept = newer && opening && (await opening.openKept(newer, result, this.#defaults, this.#app.isKnown));
    const saysNothing = first && kept === null && result.ok && result.comparison === null;
    const chosen = saysNothing ? await openLink(this.#app.recallChoices?.() ?? "", this.#app.isKnown) : null;
    if (!this.#writer.isCurrent(turn)) return;
    this.#isOpening = false;
    // What was chosen is as it was where only the code that reads it has not come.
    if (chosen?.ok === false && chosen.problem.code === "link-not-read") this.#shown.report(chosen.problem);
    else if (chosen !== null && (!chosen.ok || chosen.lost !== undefined)) this.#app.onChoicesLost?.();
    const visit = {
      app: this.#app,
      shown: this.#shown,
      entry: this.#entry,
      writer: this.#writer,
      defaults: this.#defaults,
      ours,
      isChanged: this.#changedWhileOpening,
      isCrashed: left === "crashed",
      found,
    };
    if (opening !== null && kept !== null) opening.resume(visit, kept);
    else if (opening !== null && chosen?.ok && chosen.comparison !== null && !visit.isChanged) {
      opening.choose(visit, chosen);
    } else if (opening !== null && result.ok && !(first && result.comparison === null)) opening.arrive(visit, result);
    else {
      this.#stay(result, first && presumed !== null);
      if (!ours) opening?.offerBack(visit, this.#shown.mine);
    }
  }

  /**
   * The app keeps what it shows, and the address what it says, until the user changes something.
   * @param isCold whether a link was what the page was opened with
   */
  #stay(result: ParseResult, isCold: boolean): void {
    if (result.ok) this.#shown.remember(true);
    else {
      // Our sample is not to be taken for what a sender meant.
      if (isCold && !this.#changedWhileOpening) this.#shown.showInstead({ text: "" });
      this.#shown.report(result.problem);
    }
    if (this.#changedWhileOpening) {
      this.#shown.remember(false);
      this.#writer.schedule(this.#debounceMs);
    }
  }

  /** Whether an address leaves a text out, and the session does not have it. */
  #isTextMissing(result: ParseResult): boolean {
    return (!result.ok || result.textLeftOut || result.lost?.text === true) && this.#entry.recall() === undefined;
  }

  /** Shows what this page load has seen before in an entry, by Back or Forward. */
  #returnTo(known: Remembered): void {
    // Changed on top of an entry that never came to show, so no entry has it.
    if (this.#isOpening && this.#changedWhileOpening) this.#shown.offerBack(this.#shown.comparison);
    this.#isOpening = false;
    this.#shown.show(known.comparison);
    this.#shown.ownText = known.ownText;
    this.#shown.remember(known.written);
    this.#shown.report(null);
    if (!known.written) this.#writer.schedule(0);
  }
}
