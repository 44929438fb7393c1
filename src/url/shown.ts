import { type Comparison, textPage } from "../state/pages";
import type { PresentEntry } from "./entry";
import type { LinkProblem } from "./problems";
import type { SyncedApp } from "./syncedApp";

/** What this page load knows of a history entry; newer than the entry's address where that is not `written` yet. */
export interface Remembered {
  readonly comparison: Comparison;
  /** Whether the user changed the text since a link brought it. */
  readonly ownText: boolean;
  readonly written: boolean;
}

// Beyond these the addresses and the session serve.
const mostRemembered = 50;

/** What the app shows, whose text that is, what a link put in its place, and what other entries have shown. */
export class Shown {
  /** What the app showed when last looked at. */
  comparison: Comparison;
  /** Whether the text is the user's own. */
  ownText = false;
  readonly #app: SyncedApp;
  readonly #entry: PresentEntry;
  readonly #entries = new Map<string, Remembered>();
  /** Whose text each entry has that this page load has come to, those too that are not remembered any more. */
  readonly #own = new Map<string, boolean>();
  #replaced: Comparison | null = null;
  /** The user's own, where another entry shows that the browser went to by itself: a link may take away the way forward to it. */
  #left: Comparison | null = null;
  #problem: LinkProblem | null = null;
  #isApplying = false;

  constructor(app: SyncedApp, entry: PresentEntry) {
    this.#app = app;
    this.#entry = entry;
    this.comparison = app.read();
  }

  /** Whether what changes is of our own doing. */
  get isApplying(): boolean {
    return this.#isApplying;
  }

  /** The problem that is told, if any. */
  get problem(): LinkProblem | null {
    return this.#problem;
  }

  /** What a link replaced, if that is offered back. */
  get replaced(): Comparison | null {
    return this.#replaced;
  }

  /** What shows that is the user's own, or was last. */
  get mine(): Comparison | null {
    return this.ownText ? this.comparison : this.#left;
  }

  /** Tells a problem; null when it no longer holds. */
  report(problem: LinkProblem | null): void {
    if (problem === null && this.#problem === null) return;
    this.#problem = problem;
    this.#app.onProblem(problem);
  }

  /** Offers back what a link replaced, on the page where it is seen, wherever links have led since; null takes the offer away. */
  offerBack(replaced: Comparison | null): void {
    if (replaced !== this.#replaced) this.#app.onRestorable?.(replaced !== null);
    this.#replaced = replaced && { ...replaced, page: textPage };
    this.#left = null;
  }

  /** Offers what shows all but its text now. @param saved when it was kept as a draft, in milliseconds since 1970; null where it was not */
  holdBack(whole: Comparison, saved: number | null): void {
    this.#replaced = { ...whole, page: textPage };
    this.#app.onHeldBack?.({ comparison: whole, saved });
  }

  /** Has the app show a comparison, without looking at it. */
  apply(comparison: Comparison): void {
    this.#isApplying = true;
    try {
      this.#app.apply(comparison);
    } finally {
      this.#isApplying = false;
    }
  }

  /** Has the app show a comparison that a link or the history brought. */
  show(comparison: Comparison): void {
    this.apply(comparison);
    this.comparison = this.#app.read();
    if (this.#replaced?.text === this.comparison.text) this.offerBack(null);
  }

  /** Changes what is shown before a link has been read, or where it cannot be. */
  showInstead(part: Partial<Comparison>): void {
    this.show({ ...this.comparison, ...part });
  }

  /** Remembers what is shown under the present entry. @param written whether its address says it */
  remember(written: boolean): void {
    const { key } = this.#entry;
    this.#entries.delete(key); // So that the order is that of last use.
    this.#own.set(key, this.ownText);
    this.#left = this.mine;
    this.#entries.set(key, { comparison: this.comparison, ownText: this.ownText, written });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= mostRemembered) break;
      this.#entries.delete(oldest);
    }
  }

  /** Says that a link has led to the present entry. */
  meet(): void {
    this.#own.set(this.#entry.key, false);
  }

  /** Whether the text of the present entry is the user's own. After a reload nobody knows: better to offer too much than to lose it. */
  wasOwn(): boolean {
    return this.#own.get(this.#entry.key) ?? true;
  }

  /** What this page load has seen in the present entry. */
  recall(): Remembered | undefined {
    return this.#entries.get(this.#entry.key);
  }
}
