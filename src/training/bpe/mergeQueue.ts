import { enlarged } from "../../text/enlarged";
import type { PairTable } from "./pairTable";

/** Pairs that wait to be merged, each with what it counted when it was put in: the highest count first, then the pair with the lower ids. */
export class MergeQueue {
  private readonly pairs: PairTable;
  private pair = new Int32Array(1 << 12);
  private count = new Float64Array(1 << 12);
  private list = new Int32Array(1 << 12);
  private waiting = 0;

  constructor(pairs: PairTable) {
    this.pairs = pairs;
  }

  get isEmpty(): boolean {
    return this.waiting === 0;
  }

  /** Of the first: its pair's number, what it counted, and its list of words. */
  get topPair(): number {
    return this.pair[0] as number;
  }
  get topCount(): number {
    return this.count[0] as number;
  }
  get topList(): number {
    return this.list[0] as number;
  }

  push(pair: number, count: number, list: number): void {
    if (this.waiting === this.pair.length) this.grow();
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
    if (last > 0) this.sink(this.pair[last] as number, this.count[last] as number, this.list[last] as number);
  }

  /** Gives the first another count. */
  recount(count: number): void {
    this.sink(this.topPair, count, this.topList);
  }

  private sink(pair: number, count: number, list: number): void {
    let at = 0;
    for (;;) {
      let child = at * 4 + 1;
      if (child >= this.waiting) break;
      const end = Math.min(child + 4, this.waiting);
      for (let other = child + 1; other < end; other++) {
        if (this.isBefore(this.pair[other] as number, this.count[other] as number, child)) child = other;
      }
      if (this.isBefore(pair, count, child)) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, pair, count, list);
  }

  private isBefore(pair: number, count: number, at: number): boolean {
    const otherCount = this.count[at] as number;
    if (count !== otherCount) return count > otherCount;
    const other = this.pair[at] as number;
    const [left, otherLeft] = [this.pairs.leftOf(pair), this.pairs.leftOf(other)];
    return left === otherLeft ? this.pairs.rightOf(pair) < this.pairs.rightOf(other) : left < otherLeft;
  }

  private move(from: number, to: number): void {
    this.put(to, this.pair[from] as number, this.count[from] as number, this.list[from] as number);
  }

  private put(at: number, pair: number, count: number, list: number): void {
    this.pair[at] = pair;
    this.count[at] = count;
    this.list[at] = list;
  }

  private grow(): void {
    const length = this.pair.length * 2;
    this.pair = enlarged(this.pair, length);
    this.count = enlarged(this.count, length);
    this.list = enlarged(this.list, length);
  }
}
