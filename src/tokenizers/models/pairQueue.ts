/**
 * Pairs in order of rank and then place. Each rank has a list of places; ranks that have any are in a binary heap. Of a long
 * piece many pairs have the same rank, and places mostly come in order, so this is far less work than a heap of all pairs.
 */
export class PairQueue {
  /** What was popped last. */
  rank = -1;
  index = -1;
  /** Places that wait, in lists. */
  private places: Int32Array;
  private following: Int32Array;
  private count = 0;
  private readonly listOfRank = new Map<number, number>();
  /** Of each list: its rank, first and last node or -1, whether it is out of order, whether it is in the heap. */
  private readonly ranks: number[] = [];
  private readonly heads: number[] = [];
  private readonly tails: number[] = [];
  private readonly isDisordered: boolean[] = [];
  private readonly isQueued: boolean[] = [];
  /** Lists with the lowest rank on top. */
  private readonly heap: number[] = [];
  /** The rank pushed last and its list: the next is often of the same. */
  private lastRank = -1;
  private lastList = -1;

  /** @param symbols of the piece: about as many pairs there will be at a time */
  constructor(symbols: number) {
    this.places = new Int32Array(symbols * 2);
    this.following = new Int32Array(symbols * 2);
  }

  push(rank: number, index: number): void {
    if (this.count === this.places.length) this.grow();
    const node = this.count++;
    this.places[node] = index;
    this.following[node] = -1;
    const list = rank === this.lastRank ? this.lastList : this.listOf(rank);
    const tail = this.tails[list] as number;
    if (tail === -1) {
      this.heads[list] = node;
    } else {
      this.following[tail] = node;
      if ((this.places[tail] as number) > index) this.isDisordered[list] = true;
    }
    this.tails[list] = node;
    if (!this.isQueued[list]) {
      this.isQueued[list] = true;
      this.lift(list);
    }
  }

  /** Takes out the first pair, into `rank` and `index`; false when there is none. */
  pop(): boolean {
    for (let list = this.heap[0]; list !== undefined; list = this.heap[0]) {
      if (this.isDisordered[list]) this.sort(list);
      const node = this.heads[list] as number;
      if (node === -1) {
        this.isQueued[list] = false;
        this.dropTop();
        continue;
      }
      const after = this.following[node] as number;
      this.heads[list] = after;
      if (after === -1) this.tails[list] = -1;
      this.rank = this.ranks[list] as number;
      this.index = this.places[node] as number;
      return true;
    }
    return false;
  }

  private listOf(rank: number): number {
    let list = this.listOfRank.get(rank);
    if (list === undefined) {
      list = this.ranks.push(rank) - 1;
      this.heads.push(-1);
      this.tails.push(-1);
      this.isDisordered.push(false);
      this.isQueued.push(false);
      this.listOfRank.set(rank, list);
    }
    this.lastRank = rank;
    this.lastList = list;
    return list;
  }

  /** Puts the places of a list that are left in order. */
  private sort(list: number): void {
    const nodes: number[] = [];
    for (let node = this.heads[list] as number; node !== -1; node = this.following[node] as number) nodes.push(node);
    const places = Int32Array.from(nodes, (node) => this.places[node] as number).sort();
    nodes.forEach((node, i) => {
      this.places[node] = places[i] as number;
    });
    this.isDisordered[list] = false;
  }

  private lift(list: number): void {
    const { heap, ranks } = this;
    const rank = ranks[list] as number;
    let i = heap.push(list) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent] as number;
      if ((ranks[above] as number) <= rank) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = list;
  }

  private dropTop(): void {
    const { heap, ranks } = this;
    const list = heap.pop() as number;
    if (heap.length === 0) return;
    const rank = ranks[list] as number;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      const right = child + 1;
      if (right < heap.length && (ranks[heap[right] as number] as number) < (ranks[heap[child] as number] as number)) {
        child = right;
      }
      const below = heap[child] as number;
      if ((ranks[below] as number) >= rank) break;
      heap[i] = below;
      i = child;
    }
    heap[i] = list;
  }

  private grow(): void {
    const { places, following } = this;
    this.places = new Int32Array(places.length * 2 + 16);
    this.following = new Int32Array(this.places.length);
    this.places.set(places);
    this.following.set(following);
  }
}
