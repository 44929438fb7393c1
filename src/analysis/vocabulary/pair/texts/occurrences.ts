/** Ids below this are counted in an array, which the files that there are need no more of; others, with gaps between, in a map. */
const dense = 1 << 20;

/** How often each id occurs. */
export class Occurrences {
  /** Different ids, and all that were counted. */
  distinct = 0;
  all = 0;
  private counts = new Uint32Array(1 << 12);
  private readonly sparse = new Map<number, number>();

  increase(id: number): void {
    const before = this.of(id);
    this.all++;
    if (before === 0) this.distinct++;
    if (id >= dense) this.sparse.set(id, before + 1);
    else {
      if (id >= this.counts.length) this.grow(id);
      this.counts[id] = before + 1;
    }
  }

  of(id: number): number {
    return id >= dense ? (this.sparse.get(id) ?? 0) : (this.counts[id] ?? 0);
  }

  private grow(id: number): void {
    const { counts } = this;
    this.counts = new Uint32Array(Math.max(id + 1, counts.length * 2));
    this.counts.set(counts);
  }
}
