import type { Comparison } from "../state/pages";
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
  #replaced: Comparison | null = null;
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

  /** Tells a problem; null when it no longer holds. */
  report(problem: LinkProblem | null): void {
    if (problem === null && this.#problem === null) return;
    this.#problem = problem;
    this.#app.onProblem(problem);
  }

  /** Offers back what a link replaced; null takes the offer away. */
  offerBack(replaced: Comparison | null): void {
    if ((replaced === null) !== (this.#replaced === null)) this.#app.onRestorable?.(replaced !== null);
    this.#replaced = replaced;
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
  }

  /** Changes what is shown before a link has been read, or where it cannot be. */
  showInstead(part: Partial<Comparison>): void {
    this.show({ ...this.comparison, ...part });
  }

  /** Remembers what is shown under the present entry. @param written whether its address says it */
  remember(written: boolean): void {
    const { key } = this.#entry;
    this.#entries.delete(key); // So that the order is that of last use.
    this.#entries.set(key, { comparison: this.comparison, ownText: this.ownText, written });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= mostRemembered) break;
      this.#entries.delete(oldest);
    }
  }

  /** What this page load has seen in the present entry. */
  recall(): Remembered | undefined {
    return this.#entries.get(this.#entry.key);
  }
}
