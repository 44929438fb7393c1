import { enlarged } from "../../text/enlarged";
import type { PairTable } from "./pairTable";

/** Numbers of one that waits, eight bytes each: its pair and its list, as whole numbers, and its count. */
const stride = 2;
const countAt = 1;
/** In whole numbers. */
const linkStride = 4;
const listAt = 1;

/** Pairs that wait to be merged, each with what it counted when it was put in: the highest count first, then the pair with the lower ids. */
export class MergeQueue {
  private readonly pairs: PairTable;
  private numbers: Float64Array;
  /** The same memory as whole numbers. */
  private links: Int32Array;
  private waiting = 0;

  /** @param room pairs that it has room for at first */
  constructor(pairs: PairTable, room: number) {
    this.pairs = pairs;
    this.numbers = new Float64Array(room * stride);
    this.links = new Int32Array(this.numbers.buffer);
  }

  get isEmpty(): boolean {
    return this.waiting === 0;
  }

  /** Of the first: its pair's number, what it counted, and its list of words. */
  get topPair(): number {
    return this.links[0] as number;
  }
  get topCount(): number {
    return this.numbers[countAt] as number;
  }
  get topList(): number {
    return this.links[listAt] as number;
  }

  push(pair: number, count: number, list: number): void {
    if ((this.waiting + 1) * stride > this.numbers.length) this.grow();
    let at = this.waiting++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (!this.isBefore(pair, count, parent)) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, pair, count, list);
  }

  /** Takes the first out. */
  pop(): void {
    const last = --this.waiting;
    if (last > 0) {
      const { links, numbers } = this;
      this.sink(
        links[last * linkStride] as number,
        numbers[last * stride + countAt] as number,
        links[last * linkStride + listAt] as number,
      );
    }
  }

  /** Gives the first another count. */
  recount(count: number): void {
    this.sink(this.topPair, count, this.topList);
  }

  private sink(pair: number, count: number, list: number): void {
    const { links, numbers, waiting } = this;
    let at = 0;
    for (;;) {
      let child = at * 4 + 1;
      if (child >= waiting) break;
      const end = Math.min(child + 4, waiting);
      for (let other = child + 1; other < end; other++) {
        if (this.isBefore(links[other * linkStride] as number, numbers[other * stride + countAt] as number, child)) {
          child = other;
        }
      }
      if (this.isBefore(pair, count, child)) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, pair, count, list);
  }

  private isBefore(pair: number, count: number, at: number): boolean {
    const otherCount = this.numbers[at * stride + countAt] as number;
    if (count !== otherCount) return count > otherCount;
    const other = this.links[at * linkStride] as number;
    const [left, otherLeft] = [this.pairs.leftOf(pair), this.pairs.leftOf(other)];
    return left === otherLeft ? this.pairs.rightOf(pair) < this.pairs.rightOf(other) : left < otherLeft;
  }

  private move(from: number, to: number): void {
    const { links, numbers } = this;
    links[to * linkStride] = links[from * linkStride] as number;
    links[to * linkStride + listAt] = links[from * linkStride + listAt] as number;
    numbers[to * stride + countAt] = numbers[from * stride + countAt] as number;
  }

  private put(at: number, pair: number, count: number, list: number): void {
    this.links[at * linkStride] = pair;
    this.links[at * linkStride + listAt] = list;
    this.numbers[at * stride + countAt] = count;
  }

  private grow(): void {
    this.numbers = enlarged(this.numbers, this.numbers.length * 2);
    this.links = new Int32Array(this.numbers.buffer);
  }
}
