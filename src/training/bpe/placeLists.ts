import { enlarged } from "../../text/enlarged";

/** Numbers in a block: the list before it, and seven places. */
const blockBits = 3;
const lastInBlock = (1 << blockBits) - 1;

/** Lists of places, each begun anew, all in one array: blocks of what a list held are used again once it is freed. */
export class PlaceLists {
  /** Blocks; of one that is free the first number is the next free one. */
  private slots = new Int32Array(1 << 12);
  /** Where no block has been used yet. The first is left out, so that no list is 0. */
  private used = 1 << blockBits;
  /** The first freed block; 0 for none. */
  private free = 0;

  /**
   * Puts a place at a list's end.
   * @param list as this gave it last; 0 for one that begins
   * @returns the list from now on: where its last place is
   */
  append(list: number, place: number): number {
    const slot = list === 0 || (list & lastInBlock) === lastInBlock ? this.begin(list) : list + 1;
    this.slots[slot] = place;
    return slot;
  }

  /**
   * Frees a list.
   * @param into gets its places, those that were appended last first
   * @returns how many there are
   */
  take(list: number, into: Int32Array): number {
    const { slots } = this;
    let length = 0;
    for (let last = list; last !== 0; ) {
      const block = last & ~lastInBlock;
      for (let slot = last; slot > block; slot--) into[length++] = slots[slot] as number;
      last = slots[block] as number;
      slots[block] = this.free;
      this.free = block;
    }
    return length;
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
