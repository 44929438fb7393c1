import { enlarged } from "../../text/enlarged";

/** Lists of places, each begun anew, all in one pair of arrays: what a list held is used again once it is freed. */
export class PlaceLists {
  private places = new Int32Array(1 << 12);
  /** The node before each, + 1; 0 at a list's beginning. */
  private before = new Int32Array(1 << 12);
  private used = 0;
  /** The first freed node, + 1. */
  private free = 0;

  /**
   * Puts a place at a list's end.
   * @param list as this gave it last; 0 for one that begins
   * @returns the list from now on
   */
  append(list: number, place: number): number {
    let node: number;
    if (this.free !== 0) {
      node = this.free - 1;
      this.free = this.before[node] as number;
    } else {
      node = this.used++;
      if (node === this.places.length) this.grow();
    }
    this.places[node] = place;
    this.before[node] = list;
    return node + 1;
  }

  /**
   * Frees a list.
   * @param into gets its places, those that were appended last first
   * @returns how many there are
   */
  take(list: number, into: Int32Array): number {
    let length = 0;
    for (let node = list; node !== 0; ) {
      into[length++] = this.places[node - 1] as number;
      const before = this.before[node - 1] as number;
      this.before[node - 1] = this.free;
      this.free = node;
      node = before;
    }
    return length;
  }

  private grow(): void {
    const length = this.places.length * 2;
    this.places = enlarged(this.places, length);
    this.before = enlarged(this.before, length);
  }
}
