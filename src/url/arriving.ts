import { type Comparison, textPage } from "../state/pages";
import type { Address } from "./address";
import type { CarriedText, PresentEntry } from "./entry";
import { onTopOf, openKept, withoutTokenizers } from "./onTopOf";
import { openLink } from "./openLink";
import { presumePage } from "./presume";
import type { ParseResult } from "./readLink";
import type { Remembered, Shown } from "./shown";
import type { DraftKeeper, SyncedApp } from "./syncedApp";
import { syncProblems } from "./syncProblems";
import type { AddressWriter } from "./writing";

const noText: CarriedText = { text: "", split: undefined };

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
    const finding = first && ours && unwritten === undefined ? this.#findDraft() : null;
    if (first && ours) this.#app.drafts.begin(this.#entry.key);
    const result = await openLink(fragment, this.#app.isKnown);
    // Back and Forward do not wait for what is not there.
    const found = finding === null ? null : await finding;
    const isNewer = found !== null && (this.#isTextMissing(result) || found.saved > this.#address.writtenAt());
    const newer = unwritten ?? (isNewer ? found : null);
    const kept = newer === null ? null : await openKept(newer, result, this.#defaults, this.#app.isKnown);
    const saysNothing = first && kept === null && result.ok && result.comparison === null;
    const chosen = saysNothing ? await openLink(this.#app.recallChoices?.() ?? "", this.#app.isKnown) : null;
    if (!this.#writer.isCurrent(turn)) return;
    this.#isOpening = false;
    if (chosen !== null && (!chosen.ok || chosen.lost !== undefined)) this.#app.onChoicesLost?.();
    if (kept !== null) this.#resume(kept);
    else if (chosen?.ok && chosen.comparison !== null && !this.#changedWhileOpening) this.#choose(chosen);
    else if (result.ok && !(first && result.comparison === null)) this.#arrive(result, ours);
    else {
      this.#stay(result, first && presumed !== null);
      if (!ours) this.#offerBack(this.#shown.mine);
    }
  }

  /** Offers the user's own back, unless it shows. */
  #offerBack(mine: Comparison | null): void {
    if (mine === null || mine.text === "" || mine.text === this.#shown.comparison.text) return;
    this.#shown.offerBack(mine);
    this.#app.drafts.leave();
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

  /** What the last page load has kept of this entry, if it may know more than the address: it did not end in order. */
  async #findDraft(): ReturnType<DraftKeeper["find"]> {
    return this.#entry.wasLeft() ? null : this.#app.drafts.find(this.#entry.key);
  }

  /** Whether an address leaves a text out, and the session does not have it. */
  #isTextMissing(result: ParseResult): boolean {
    return (!result.ok || result.textLeftOut || result.lost?.text === true) && this.#entry.recall() === undefined;
  }

  /** Begins with what was chosen on an earlier visit, which the address comes to say. What of it cannot be read is as at first. */
  #choose({ comparison, lost }: Extract<ParseResult, { ok: true }>): void {
    const before = this.#shown.comparison;
    if (comparison === null) return;
    const chosen = lost?.tokenizers ? withoutTokenizers(comparison, before) : comparison;
    this.#shown.show({ ...onTopOf(chosen, before), text: before.text, split: before.split });
    this.#shown.remember(false);
    this.#writer.schedule(0);
  }

  /** Goes on where the last page load ended, which its address does not say. */
  #resume(comparison: Comparison): void {
    const before = this.#shown.comparison;
    this.#shown.show(comparison);
    const { text } = this.#shown.comparison;
    if (this.#changedWhileOpening && before.text !== "" && before.text !== text) this.#shown.offerBack(before);
    this.#shown.ownText = true;
    this.#shown.remember(false);
    this.#writer.schedule(0);
    this.#shown.report(null);
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

  /** Shows what an address said that this page load hasn't seen before. */
  #arrive(
    { comparison, textLeftOut, isByHand = false, keepsText = false, lost }: Extract<ParseResult, { ok: true }>,
    ours: boolean,
  ): void {
    const shown = this.#shown;
    const { comparison: before, mine } = shown;
    const said = comparison ?? this.#defaults;
    const link = lost?.tokenizers ? withoutTokenizers(said, before) : said;
    const isTextMissing = textLeftOut || lost?.text === true;
    // A link to another page says nothing of the text; after a reload it is where a long one is.
    const isElsewhere = isTextMissing || link.page !== textPage;
    const carried = keepsText ? before : isElsewhere ? this.#entry.recall() : link;
    // Our sample, or the text of the link before, is not to be taken for what this sender meant.
    const source = carried ?? (isTextMissing && !shown.ownText ? noText : before);
    const { text, split } = source;
    // Whether it is a chat goes with the text.
    const kind = source === before && { input: (keepsText && link.input) || before.input };
    shown.show({ ...onTopOf(link, before), text, split, ...kind });
    // Back and Forward leave the text in the entry that was left; a link comes over it.
    if (!ours || this.#changedWhileOpening) this.#offerBack(mine);
    if (carried !== undefined && !keepsText) shown.ownText = shown.wasOwn();
    shown.remember(!isByHand);
    // As ours are: short, and with a check.
    if (isByHand) this.#writer.schedule(0);
    shown.report(lost?.problem ?? (carried === undefined && textLeftOut ? syncProblems.textNotInLink() : null));
  }
}
