import { enlarged } from "../../text/enlarged";

/** Pairs of symbols by a number each, counted from 0 as they are first met, with a count each: a hash table in typed arrays. */
export class PairTable {
  private left = new Int32Array(1 << 12);
  private right = new Int32Array(1 << 12);
  private counted = new Float64Array(1 << 12);
  /** A pair's number + 1, by its hash, linearly probed; 0 where none is. */
  private slots = new Int32Array(1 << 13);
  private known = 0;

  /** Pairs that have been met. */
  get size(): number {
    return this.known;
  }

  /** A pair's number; −1 for one that has not been met. */
  find(left: number, right: number): number {
    return (this.slots[this.slotOf(left, right)] as number) - 1;
  }

  /** A pair's number; met for the first time it counts 0. */
  indexOf(left: number, right: number): number {
    const slot = this.slotOf(left, right);
    const found = (this.slots[slot] as number) - 1;
    if (found !== -1) return found;
    const index = this.known++;
    if (index === this.left.length) this.grow();
    this.left[index] = left;
    this.right[index] = right;
    if (this.known * 2 > this.slots.length) this.rehash();
    else this.slots[slot] = index + 1;
    return index;
  }

  leftOf(index: number): number {
    return this.left[index] as number;
  }

  rightOf(index: number): number {
    return this.right[index] as number;
  }

  countOf(index: number): number {
    return this.counted[index] as number;
  }

  add(index: number, count: number): void {
    this.counted[index] = (this.counted[index] as number) + count;
  }

  /** The slot that a pair is in, or would be. */
  private slotOf(left: number, right: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(left, right) & mask;
    for (;;) {
      const found = (this.slots[slot] as number) - 1;
      if (found === -1 || (this.left[found] === left && this.right[found] === right)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const length = this.left.length * 2;
    this.left = enlarged(this.left, length);
    this.right = enlarged(this.right, length);
    this.counted = enlarged(this.counted, length);
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let index = 0; index < this.known; index++) {
      let slot = hash(this.left[index] as number, this.right[index] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = index + 1;
    }
  }
}

function hash(left: number, right: number): number {
  let mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
