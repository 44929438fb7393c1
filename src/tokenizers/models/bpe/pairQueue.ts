/** Pairs in order of rank and then place: a binary heap. */
export class PairQueue {
  /** What was popped last. */
  rank = -1;
  index = -1;
  private ranks: Int32Array;
  private indices: Int32Array;
  private size = 0;

  /** @param symbols of the piece: about as many pairs there will be at a time */
  constructor(symbols: number) {
    this.ranks = new Int32Array(symbols + 1);
    this.indices = new Int32Array(symbols + 1);
  }

  push(rank: number, index: number): void {
    if (this.size === this.ranks.length) {
      this.ranks = doubled(this.ranks);
      this.indices = doubled(this.indices);
    }
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.isBehind(parent, rank, index)) break;
      this.move(parent, i);
      i = parent;
    }
    this.ranks[i] = rank;
    this.indices[i] = index;
  }

  /** Takes out the first pair, into `rank` and `index`; false when there is none. */
  pop(): boolean {
    if (this.size === 0) return false;
    const { ranks, indices } = this;
    this.rank = ranks[0] as number;
    this.index = indices[0] as number;
    const last = --this.size;
    const [rank, index] = [ranks[last] as number, indices[last] as number];
    let i = 0;
    for (let child = 1; child < last; child = 2 * i + 1) {
      const right = child + 1;
      if (right < last && this.isBehind(child, ranks[right] as number, indices[right] as number)) child = right;
      if (this.isBehind(child, rank, index)) break;
      this.move(child, i);
      i = child;
    }
    ranks[i] = rank;
    indices[i] = index;
    return true;
  }

  /** Whether what stands at a place comes after a pair. */
  private isBehind(place: number, rank: number, index: number): boolean {
    const difference = (this.ranks[place] as number) - rank;
    return difference > 0 || (difference === 0 && (this.indices[place] as number) > index);
  }

  private move(from: number, to: number): void {
    this.ranks[to] = this.ranks[from] as number;
    this.indices[to] = this.indices[from] as number;
  }
}

function doubled(column: Int32Array): Int32Array {
  const grown = new Int32Array(column.length * 2);
  grown.set(column);
  return grown;
}
