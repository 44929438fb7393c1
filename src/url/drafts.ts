import type { DraftStorage, KeptDraft } from "../state/drafts/storage";
import type { TabLocks } from "../state/drafts/tabLocks";
import type { Comparison } from "../state/pages";
import { type KeptText, keptText } from "./keptText";
import { mintKey } from "./session";
import type { FoundDraft } from "./syncedApp";

/** Drafts of tabs that are gone, which are kept until somebody forgets them: the newest. */
export const keptForGood = 20;
/** Days that the others are kept for: a browser that closes fifty tabs at once takes away none of them. */
export const keptDays = 30;
/** UTF-16 code units of a draft's beginning: enough to know it by. */
const beginningLength = 120;

/** Something that is to be kept, as a draft. */
interface Save {
  readonly comparison: Comparison;
  readonly entry: string;
  readonly id: Promise<string>;
}

/**
 * What is written in this tab, kept in the browser's storage, and what tabs that are gone have left there. A draft is its
 * tab's own for as long as that lives; after that anyone may go on with it.
 */
export class Drafts {
  private readonly storage: DraftStorage;
  private readonly locks: TabLocks;
  /** The draft of this tab; null before it has one. */
  private id: Promise<string> | null = null;
  private left: Promise<string> | null = null;
  /** The entry that the page began with. */
  private began: string | null = null;
  private next: Save | null = null;
  private writing: Promise<boolean> | null = null;

  constructor(storage: DraftStorage, locks: TabLocks) {
    this.storage = storage;
    this.locks = locks;
  }

  /** Says which history entry the page begins with, after a reload or a crash: its draft will be gone on with. */
  begin(entry: string): void {
    this.began = entry;
  }

  /** What was kept of a history entry; null where nothing was, or it cannot be had. */
  async find(entry: string): Promise<FoundDraft | null> {
    try {
      const draft = newest((await this.storage.list()).filter((kept) => kept.entry === entry));
      const whole = draft === undefined ? null : await this.storage.get(draft.id);
      if (whole === null) return null;
      const isElsewhere = await this.isElsewhere(whole.id);
      return { text: whole.text, link: whole.link, page: null, saved: whole.saved, isElsewhere };
    } catch {
      return null; // The address has to do; what cannot be kept is told when it is to be.
    }
  }

  /**
   * Keeps what this tab shows, in place of what was kept before; an empty text wants no keeping. While one is being
   * written, of those that come only the last is kept.
   * @returns whether it is kept
   */
  save(comparison: Comparison, entry: string): Promise<boolean> {
    this.next = this.toSave(comparison, entry);
    this.writing ??= this.writeAll().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  /** {@link save} without waiting for anything, for a page that is about to go. */
  saveNow(comparison: Comparison, entry: string): void {
    this.next = null;
    void this.write(this.toSave(comparison, entry));
  }

  /** Leaves the draft as it is: what is written from now on is another. */
  leave(): void {
    this.left = this.id ?? (this.began === null ? null : this.claim());
    this.id = null;
    this.began = null;
  }

  /** Goes on with the draft that was left last. */
  rejoin(): void {
    this.id = this.left;
    this.left = null;
  }

  /**
   * Drafts that no tab is at, the newest first, but for what this one has left and goes on with by {@link rejoin}. The one of the entry that the page began with is held from here on, so that
   * other tabs know that this one, which was reloaded, lives.
   * @throws {StorageError} when the browser refuses
   */
  async leftBehind(): Promise<readonly KeptDraft[]> {
    if (this.began !== null) this.id ??= this.claim();
    const [all, held, ...own] = await Promise.all([this.storage.list(), this.locks.heldByOthers(), this.id, this.left]);
    const lonely = all.filter(({ id, entry }) => !own.includes(id) && !held.has(id) && entry !== this.began);
    const ordered = lonely.toSorted((a, b) => b.saved - a.saved);
    const since = Date.now() - keptDays * 86_400_000;
    const isKept = ({ saved }: KeptDraft, place: number) => place < keptForGood || saved >= since;
    for (const [place, draft] of ordered.entries()) if (!isKept(draft, place)) await this.storage.remove(draft.id);
    return ordered.filter(isKept);
  }

  /**
   * What a draft that was left behind holds.
   * @returns null when it is gone
   * @throws {StorageError} when the browser refuses
   */
  async read(id: string): Promise<KeptText | null> {
    const whole = await this.storage.get(id);
    return whole && { text: whole.text, link: whole.link, page: null };
  }

  /**
   * Goes on with a draft that was left behind, and shows now, leaving the tab's own: not before it shows, or what was shown would be
   * kept in its place. Should another tab have been quicker, this one goes on with a copy.
   */
  goOn(id: string): void {
    this.leave();
    this.left = null;
    this.id = this.locks.hold(id).then((isHeld) => (isHeld ? id : this.mint()));
  }

  /** Whether another tab is at a draft, as one is that was reloaded meanwhile. */
  async isElsewhere(id: string): Promise<boolean> {
    return (await this.locks.heldByOthers()).has(id);
  }

  /** Removes a draft, unless another tab is at it. @throws {StorageError} when the browser refuses */
  async forget(id: string): Promise<void> {
    if (!(await this.locks.hold(id))) return;
    await this.storage.remove(id);
    this.locks.release(id);
  }

  /** Lets go of the tab's draft, as the page is about to go. Coming back, it goes on with it unless another tab has by then. */
  async pause(): Promise<void> {
    const id = await this.id;
    if (id != null) this.locks.release(id);
  }

  /** Ends {@link pause}. */
  async resume(): Promise<void> {
    const id = await this.id;
    if (id != null && !(await this.locks.hold(id))) this.id = null;
  }

  /** Of the draft that is the tab's at this moment, whenever it comes to be written. */
  private toSave(comparison: Comparison, entry: string): Save {
    this.id ??= this.claim();
    return { comparison, entry, id: this.id };
  }

  private async writeAll(): Promise<boolean> {
    let isKept = true;
    for (let next = this.next; next !== null; next = this.next) {
      this.next = null;
      isKept = await this.write(next);
    }
    return isKept;
  }

  private async write({ comparison, entry, id: claimed }: Save): Promise<boolean> {
    const id = await claimed;
    try {
      if (comparison.text === "") await this.storage.remove(id);
      else await this.storage.put(draftOf(comparison, id, entry));
      return true;
    } catch {
      // One that is out of date would be taken for the last word. Where it cannot be removed either, there is none.
      await this.storage.remove(id).catch(() => {});
      return false;
    }
  }

  /** The draft of the entry that the page began with, if no other tab is at it; else a new one. */
  private async claim(): Promise<string> {
    const { began } = this;
    if (began !== null) {
      const all = await this.storage.list().catch(() => []); // Then there is nothing to go on with.
      const kept = newest(all.filter(({ entry }) => entry === began));
      if (kept !== undefined && (await this.locks.hold(kept.id))) return kept.id;
    }
    return this.mint();
  }

  private async mint(): Promise<string> {
    // The clock alone does not tell tabs apart that are opened together.
    const id = `${mintKey()}.${Math.random().toString(36).slice(2, 8)}`;
    await this.locks.hold(id);
    return id;
  }
}

function draftOf(comparison: Comparison, id: string, entry: string) {
  const { text, link } = keptText(comparison);
  return { id, entry, saved: Date.now(), link, beginning: text.slice(0, beginningLength), length: text.length, text };
}

function newest(drafts: readonly KeptDraft[]): KeptDraft | undefined {
  return drafts.toSorted((a, b) => b.saved - a.saved)[0];
}
