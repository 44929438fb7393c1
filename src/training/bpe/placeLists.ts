import { enlarged } from "../../text/enlarged";

/** Numbers in a block: the list before it, and seven places. */
const blockBits = 3;
const lastInBlock = (1 << blockBits) - 1;

/**
 * Lists of places, each begun anew, all in one array: blocks of what a list held are used again once it is freed. A list of one place, as
 * most pairs have, takes no block: it is that place itself, below 0.
 */
export class PlaceLists {
  /** Blocks; of one that is free the first number is the next free one. */
  private slots: Int32Array;
  /** Where no block has been used yet. The first is left out, so that no list is 0. */
  private used = 1 << blockBits;
  /** The first freed block; 0 for none. */
  private free = 0;
  /** Places of the list that was taken last. */
  private taken = new Int32Array(1 << 12);

  /** @param places how many it has at first, or more: what has to grow is twice in memory for a while */
  constructor(places = 0) {
    this.slots = new Int32Array(Math.max(1 << 6, Math.ceil((places << blockBits) / lastInBlock)));
  }

  /**
   * Puts a place at a list's end.
   * @param list as this gave it last; 0 for one that begins
   * @returns the list from now on
   */
  append(list: number, place: number): number {
    if (list === 0) return ~place;
    let last = list;
    if (list < 0) {
      last = this.begin(0);
      this.slots[last] = ~list;
    }
    const slot = (last & lastInBlock) === lastInBlock ? this.begin(last) : last + 1;
    this.slots[slot] = place;
    return slot;
  }

  /**
   * Frees a list.
   * @returns its places, those that were appended last first, until the next list is taken
   */
  take(list: number): Int32Array {
    const { slots } = this;
    if (list < 0) {
      this.taken[0] = ~list;
      return this.taken.subarray(0, 1);
    }
    let length = 0;
    for (let last = list; last !== 0; ) {
      const block = last & ~lastInBlock;
      if (length + lastInBlock > this.taken.length) this.taken = enlarged(this.taken, length * 2);
      for (let slot = last; slot > block; slot--) this.taken[length++] = slots[slot] as number;
      last = slots[block] as number;
      slots[block] = this.free;
      this.free = block;
    }
    return this.taken.subarray(0, length);
  }

  /** Begins a block behind a list. @returns its first place */
  private begin(list: number): number {
    let block = this.free;
    if (block !== 0) this.free = this.slots[block] as number;
    else {
      block = this.used;
      this.used += 1 << blockBits;
      if (this.used > this.slots.length) this.grow();
    }
    this.slots[block] = list;
    return block + 1;
  }

  private grow(): void {
    // Of many places twice as many would be memory that may never be used.
    const factor = this.slots.length < 1 << 20 ? 2 : 1.25;
    this.slots = enlarged(this.slots, Math.ceil(this.slots.length * factor));
  }
}
