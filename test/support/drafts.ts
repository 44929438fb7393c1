import type { DraftStorage, KeptDraft, WholeDraft } from "../../src/state/drafts/storage";
import type { TabLocks } from "../../src/state/drafts/tabLocks";

/** A browser's storage of drafts, which can be full or closed. */
export class FakeDraftStorage implements DraftStorage {
  readonly drafts = new Map<string, WholeDraft>();
  /** While true it refuses to keep anything. */
  isFull = false;
  /** While true it refuses everything. */
  isBlocked = false;
  /** Called with each draft before it is kept. */
  onPut: (draft: WholeDraft) => Promise<void> = async () => {};

  damage(): null {
    return null;
  }

  async list(): Promise<readonly KeptDraft[]> {
    this.check();
    return Array.from(this.drafts.values(), ({ text: _, ...draft }) => draft);
  }

  async get(id: string): Promise<WholeDraft | null> {
    this.check();
    return this.drafts.get(id) ?? null;
  }

  async put(draft: WholeDraft): Promise<void> {
    this.check();
    await this.onPut(draft);
    if (this.isFull) throw new DOMException("Full.", "QuotaExceededError");
    this.drafts.set(draft.id, structuredClone(draft));
  }

  async remove(id: string): Promise<void> {
    this.check();
    this.drafts.delete(id);
  }

  /** Texts that are kept, in the order in which they were begun. */
  get texts(): string[] {
    return Array.from(this.drafts.values(), ({ text }) => text);
  }

  private check(): void {
    if (this.isBlocked) throw new DOMException("Denied.", "SecurityError");
  }
}

/** The locks of a browser's tabs. */
export class FakeLocks {
  private readonly holders = new Map<string, object>();

  /** A tab, until it is ended. */
  tab(): TabLocks & { end(): void } {
    const tab = {};
    const { holders } = this;
    return {
      async hold(name) {
        if (!holders.has(name)) holders.set(name, tab);
        return holders.get(name) === tab;
      },
      release(name) {
        if (holders.get(name) === tab) holders.delete(name);
      },
      async heldByOthers() {
        return new Set(Array.from(holders).flatMap(([name, holder]) => (holder === tab ? [] : [name])));
      },
      end() {
        for (const [name, holder] of holders) if (holder === tab) holders.delete(name);
      },
    };
  }
}
