import { enlarged } from "../../text/enlarged";

/** Numbers of a pair, eight bytes each: both its symbols, as whole numbers, and its count. */
const stride = 2;
const countAt = 1;
/** In whole numbers. */
const linkStride = 4;
const rightAt = 1;

/**
 * Pairs of symbols by a number each, counted from 0 as they are first met, with a count each: a hash table in typed arrays. What a pair has
 * stands side by side, since tables are larger than what a processor has at hand.
 */
export class PairTable {
  private numbers: Float64Array;
  /** The same memory as whole numbers. */
  private symbols: Int32Array;
  /** A pair's number + 1, by its hash, linearly probed; 0 where none is. */
  private slots = new Int32Array(1 << 13);
  private known = 0;

  /** @param room pairs that it has room for at first */
  constructor(room = 1 << 12) {
    this.numbers = new Float64Array(room * stride);
    this.symbols = new Int32Array(this.numbers.buffer);
  }

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
    if (this.known * stride > this.numbers.length) this.grow();
    this.symbols[index * linkStride] = left;
    this.symbols[index * linkStride + rightAt] = right;
    // Three quarters of all slots are taken at most.
    if (this.known * 4 > this.slots.length * 3) this.rehash();
    else this.slots[slot] = index + 1;
    return index;
  }

  leftOf(index: number): number {
    return this.symbols[index * linkStride] as number;
  }

  rightOf(index: number): number {
    return this.symbols[index * linkStride + rightAt] as number;
  }

  countOf(index: number): number {
    return this.numbers[index * stride + countAt] as number;
  }

  add(index: number, count: number): void {
    this.numbers[index * stride + countAt] = this.countOf(index) + count;
  }

  /** The slot that a pair is in, or would be. */
  private slotOf(left: number, right: number): number {
    const { slots, symbols } = this;
    const mask = slots.length - 1;
    let slot = hash(left, right) & mask;
    for (;;) {
      const at = ((slots[slot] as number) - 1) * linkStride;
      if (at < 0 || (symbols[at] === left && symbols[at + rightAt] === right)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.numbers = enlarged(this.numbers, this.numbers.length * 2);
    this.symbols = new Int32Array(this.numbers.buffer);
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let index = 0; index < this.known; index++) {
      let slot = hash(this.leftOf(index), this.rightOf(index)) & mask;
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
