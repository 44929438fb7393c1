/** Numbers that are the same for the same seed, on every machine (mulberry32): a case that failed can be made again. */
export class Random {
  private state: number;

  /** @param seed of its words, each changes all numbers */
  constructor(...seed: readonly (string | number)[]) {
    // FNV-1a.
    let hash = 0x811c9dc5;
    for (const character of seed.join("\0")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    this.state = hash >>> 0;
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number of 0 or more, below the limit; 0 where that is 0. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Whether something happens that does so this often. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("There is nothing to pick from.");
    return item;
  }

  /** A half-open range within a length, mostly short. */
  range(length: number): readonly [start: number, end: number] {
    const start = this.below(length + 1);
    const most = this.chance(0.8) ? Math.min(16, length - start) : length - start;
    return [start, start + this.below(most + 1)];
  }
}
