import { enlarged } from "../../text/enlarged";
import { PairTable } from "../bpe/pairTable";

/** What no chunk is. */
export const noChunk = 0;

/**
 * Chunks of code points in the order of their use, the best first, and as a tree, so that the longest one that a text goes on with is found. A chunk is a number
 * above 0, which it keeps.
 */
export class Lexicon {
  /** Nodes of the tree: a chunk without its last code point, beside that. A node's number is the pair's + 1, the root is 0. */
  private readonly tree = new PairTable();
  private order = new Int32Array(1 << 12);
  private count = 0;
  /** Each chunk's place in the order as it was when ranks were last taken, or −1 for what is no chunk now. */
  private ranks = new Int32Array(1 << 12).fill(-1);
  private lengths = new Int32Array(1 << 12);
  /** What {@link match} finds: the longest chunk and the next shorter one, or {@link noChunk}. */
  longest = noChunk;
  shorter = noChunk;

  /** Chunks that there are. */
  get size(): number {
    return this.count;
  }

  /** A chunk by its place in the order. */
  at(place: number): number {
    return this.order[place] as number;
  }

  has(chunk: number): boolean {
    return (this.ranks[chunk] as number) >= 0;
  }

  /** A chunk's place as it was when ranks were last taken. */
  rankOf(chunk: number): number {
    return this.ranks[chunk] as number;
  }

  /** How many code points a chunk has. */
  lengthOf(chunk: number): number {
    return this.lengths[chunk] as number;
  }

  textOf(chunk: number): string {
    let text = "";
    for (let node = chunk; node !== 0; node = this.tree.leftOf(node - 1)) {
      text = String.fromCodePoint(this.tree.rightOf(node - 1)) + text;
    }
    return text;
  }

  /** The number of code points [start, end), be they a chunk or not. */
  numberOf(codes: Int32Array, start: number, end: number): number {
    let node = 0;
    for (let at = start; at < end; at++) {
      node = this.tree.indexOf(node, codes[at] as number) + 1;
      if (node >= this.ranks.length) this.grow();
      this.lengths[node] = at - start + 1;
    }
    return node;
  }

  /** Finds the longest chunks that code points go on with from a place. */
  match(codes: Int32Array, start: number): void {
    const { tree, ranks } = this;
    this.longest = noChunk;
    this.shorter = noChunk;
    let node = 0;
    for (let at = start; at < codes.length; at++) {
      node = tree.find(node, codes[at] as number) + 1;
      if (node === 0) return;
      if ((ranks[node] as number) < 0) continue;
      this.shorter = this.longest;
      this.longest = node;
    }
  }

  /** Puts a chunk at the order's end. */
  append(chunk: number): void {
    if (this.count === this.order.length) this.order = enlarged(this.order, this.count * 2);
    this.ranks[chunk] = this.count;
    this.order[this.count++] = chunk;
  }

  /** Takes chunks out. */
  removeAll(chunks: readonly number[]): void {
    for (const chunk of chunks) this.ranks[chunk] = -1;
    let kept = 0;
    for (let place = 0; place < this.count; place++) {
      if (this.has(this.at(place))) this.order[kept++] = this.at(place);
    }
    this.count = kept;
    this.takeRanks();
  }

  /**
   * Moves chunks one after the other, by a part of their place in the order: rewarded ones to the front, others to the end, where what would go beyond it
   * is taken out.
   * @param chunks each with 1 for a reward and −1 for none
   * @param isFixed whether a chunk is never taken out
   */
  moveAll(chunks: readonly (readonly [number, 1 | -1])[], rate: number, isFixed: (chunk: number) => boolean): void {
    const { order } = this;
    // How far a place can have come to the front of the rank that was taken.
    let shift = 0;
    for (const [chunk, reward] of chunks) {
      if (!this.has(chunk)) continue;
      const from = order.indexOf(chunk, Math.max(0, this.rankOf(chunk) - shift));
      const step = Math.floor(from * rate) + 1;
      const to = reward === 1 ? Math.max(0, from - step) : from + step;
      if (to > from) shift++;
      if (to >= this.count && !isFixed(chunk)) {
        order.copyWithin(from, from + 1, this.count--);
        this.ranks[chunk] = -1;
        continue;
      }
      const end = Math.min(to, this.count - 1);
      if (end < from) order.copyWithin(end + 1, end, from);
      else order.copyWithin(from, from + 1, end + 1);
      order[end] = chunk;
      this.ranks[chunk] = end;
    }
    this.takeRanks();
  }

  private takeRanks(): void {
    for (let place = 0; place < this.count; place++) this.ranks[this.order[place] as number] = place;
  }

  private grow(): void {
    const { length } = this.ranks;
    this.ranks = enlarged(this.ranks, length * 2);
    this.ranks.fill(-1, length);
    this.lengths = enlarged(this.lengths, length * 2);
  }
}
