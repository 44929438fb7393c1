import { enlarged } from "../../text/enlarged";
import type { MergeBatch, MergeColumns } from "../../worker/train/protocol";

/** Merges as they were learned, in columns: a longer list has the same beginning. */
export interface LearnedMerges {
  readonly count: number;
  /** Entries that there were before all of them. */
  readonly base: number;
  left(merge: number): number;
  right(merge: number): number;
  /** The entry's id that it makes. */
  id(merge: number): number;
  /** How often the pair stood in the text, by weights. */
  times(merge: number): number;
  /** Number of the language that named it; null where none did. */
  language(merge: number): number | null;
  /** An entry as the file writes it. */
  entry(id: number): string;
  /** All of them, copied. */
  columns(): MergeColumns;
}

/** Merges that come in parts, hundreds of thousands of them: none is an object. */
export class GrowingMerges {
  private ids = new Uint32Array(1 << 10);
  private lefts = new Uint32Array(1 << 10);
  private rights = new Uint32Array(1 << 10);
  private counts = new Float64Array(1 << 10);
  private languages = new Int32Array(1 << 10);
  private readonly entries: string[] = [];
  private count = 0;
  private base = 0;
  private crossedAt: number | null = null;

  /** Takes merges that follow on those before. */
  add({ left, right, id, count, language, base, crossedAt, entries }: MergeBatch): void {
    const all = this.count + id.length;
    if (all > this.ids.length) {
      const room = Math.max(all, this.ids.length * 2);
      this.ids = enlarged(this.ids, room);
      this.lefts = enlarged(this.lefts, room);
      this.rights = enlarged(this.rights, room);
      this.counts = enlarged(this.counts, room);
      this.languages = enlarged(this.languages, room);
    }
    this.ids.set(id, this.count);
    this.lefts.set(left, this.count);
    this.rights.set(right, this.count);
    this.counts.set(count, this.count);
    this.languages.set(language, this.count);
    for (const entry of entries) this.entries.push(entry);
    this.count = all;
    this.base = base;
    this.crossedAt = crossedAt;
  }

  /** The merges that there are now: what comes after them is not in it. */
  get(): LearnedMerges {
    const { count, base, crossedAt } = this;
    return {
      count,
      base,
      left: (merge) => this.lefts[merge] as number,
      right: (merge) => this.rights[merge] as number,
      id: (merge) => this.ids[merge] as number,
      times: (merge) => this.counts[merge] as number,
      language: (merge) => {
        const number = this.languages[merge] as number;
        return number === -1 ? null : number;
      },
      entry: (id) => this.entries[id] ?? "",
      columns: () => ({
        base,
        crossedAt,
        left: this.lefts.slice(0, count),
        right: this.rights.slice(0, count),
        id: this.ids.slice(0, count),
      }),
    };
  }
}
