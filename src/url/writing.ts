import type { Comparison } from "../state/pages";
import type { PresentEntry } from "./entry";
import { Paced } from "./paced";
import type { Shown } from "./shown";
import type { SyncedApp } from "./syncedApp";
import { syncProblems } from "./syncProblems";

// Long enough for WebKit, which allows 100 writings in half a minute.
const addressCeilingMs = 2000;
const draftEveryMs = 500;
const retryMs = 10_000;

/** Writes what is shown to the present entry's address at its pace, and keeps what that does not say yet. */
export class AddressWriter {
  readonly #app: SyncedApp;
  readonly #entry: PresentEntry;
  readonly #shown: Shown;
  readonly #pace = new Paced((isOverdue) => void this.#write(isOverdue), addressCeilingMs);
  /** Whether the present entry's address is behind. */
  #isPending = false;
  /** What was awaited in an older generation is stale. */
  #generation = 0;
  /** What was awaited while another entry showed is nothing to this one. */
  #visit = 0;
  /** The generation of the newest writing: older ones come too late. */
  #writtenIn = 0;
  #drafted: { readonly comparison: Comparison; readonly isKept: Promise<boolean> } | null = null;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: SyncedApp, entry: PresentEntry, shown: Shown) {
    this.#app = app;
    this.#entry = entry;
    this.#shown = shown;
  }

  /** Asks for the address to be written after a pause. */
  schedule(delayMs: number): void {
    this.#generation += 1;
    this.#isPending = true;
    this.#entry.unmarkLeft();
    this.#pace.ask(delayMs);
  }

  /** Asks for the user's own text to be kept as a draft in a moment. */
  draftSoon(): void {
    if (this.#shown.ownText) this.#draftTimer ??= setTimeout(() => void this.#saveDraft(), draftEveryMs);
  }

  /** Writes what is pending without waiting, as the entry is about to be left. */
  flush(): void {
    this.#visit += 1;
    if (!this.#isPending) return;
    this.#forget();
    this.#entry.write(this.#shown.comparison); // Remembered as not written still: coming back, the address is owed its text.
  }

  /** Keeps what is pending, for a page that may be gone before it is written. @returns whether all is kept */
  secure(): boolean {
    const { comparison, ownText } = this.#shown;
    if (!this.#isPending) return this.#entry.isHere && (!this.#entry.isFresh || this.#entry.keepUnwritten(comparison));
    if (ownText) this.#app.drafts.saveNow(comparison, this.#entry.key);
    return this.#entry.keepUnwritten(comparison);
  }

  /** Keeps what is pending of an entry that was left already: Back to it after a reload finds this. */
  keepLeft(): void {
    if (!this.#isPending) return;
    this.#entry.keepUnwritten(this.#shown.comparison);
    void this.#saveDraft();
  }

  /** Goes over to another entry: nothing is pending any more. @returns by which {@link isCurrent} knows what came of it */
  beginVisit(): number {
    this.#visit += 1;
    this.#forget();
    return this.#generation;
  }

  /** Whether nothing has happened since a {@link beginVisit} that would make its outcome stale. */
  isCurrent(turn: number): boolean {
    return turn === this.#generation;
  }

  /** Writes what is pending, and nothing after it. */
  stop(): void {
    this.flush();
    this.#forget();
    clearTimeout(this.#draftTimer);
  }

  #forget(): void {
    this.#generation += 1;
    this.#pace.cancel();
    this.#isPending = false;
  }

  /** Keeps the user's own text beyond this page load; a link's, or our sample, has no need of it. */
  #saveDraft(): Promise<boolean> {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    const { comparison, ownText } = this.#shown;
    if (!ownText) return Promise.resolve(true);
    if (this.#drafted?.comparison !== comparison) {
      this.#drafted = { comparison, isKept: this.#app.drafts.save(comparison, this.#entry.key) };
    }
    return this.#drafted.isKept;
  }

  /** @param isOverdue whether what is written may be behind: somebody types without a pause */
  async #write(isOverdue: boolean): Promise<void> {
    this.#generation += 1;
    const [turn, during] = [this.#generation, this.#visit];
    const { comparison } = this.#shown;
    const draft = this.#saveDraft();
    await this.#entry.pack(comparison);
    const isBehind = turn !== this.#generation;
    if (isBehind && !(isOverdue && during === this.#visit && this.#writtenIn < turn)) return;
    this.#writtenIn = turn;
    const written = this.#entry.write(comparison);
    if (isBehind) return;
    if (written === "not-written") return this.schedule(retryMs);
    this.#isPending = false;
    const isKept = written === "whole" || (await draft);
    if (during !== this.#visit) return;
    // What isn't kept is written, and reported, again when the user comes back to it.
    this.#shown.remember(isKept && !this.#isPending);
    const isTold = this.#shown.problem?.code === "text-not-kept";
    if (isKept && isTold) this.#shown.report(null);
    else if (!isKept && !isTold) this.#shown.report(syncProblems.textNotKept());
  }
}
