import type { ByteOffset } from "../../text/utf8";
import type { Arcs } from "./arcs";
import type { Entries } from "./entries";
import type { Path } from "./path";

/** Entries found in a stretch that there is room for at first, and at most where none is in use. */
const usual = 1 << 10;
const mostKept = 1 << 20;
/** Arcs of a list that is sorted by comparing them. */
const fewArcs = 64;
/** Bits of what a longer list is sorted by that are looked at at a time. */
const digit = 11;

/**
 * The longest entry anywhere in a stretch, leftmost of equally long ones, then the longest in what is left on either side of it
 * (FLOTA, Hofmann et al. 2022); or of equally long ones that of the lowest rank (LBPE, Lian et al. 2024).
 */
export class LongestFirst {
  private readonly places: Int32Array;
  private readonly longest: number;
  private starts = new Int32Array(usual);
  private ends = new Int32Array(usual);
  private ids = new Int32Array(usual);
  private keys = new Uint32Array(usual);
  private order = new Int32Array(usual);
  private count = 0;
  /** By places of the stretch: the first arc of the list that begins there, whether a token covers it, and marks of a search. */
  private first = new Int32Array(usual);
  private covered = new Uint8Array(usual);
  private isUnit = new Uint8Array(usual);

  constructor({ places, trie }: Entries) {
    this.places = places;
    this.longest = trie.longest;
  }

  /**
   * Finds the tokens of a stretch.
   * @param path what it writes them to
   * @param byRank whether the rank decides of equally long entries, and not the place
   * @returns false where nothing spells the stretch
   */
  cut(arcs: Arcs, path: Path, byRank: boolean): boolean {
    const { size } = arcs;
    this.reservePlaces(size + 1);
    let reach = 0;
    let begin = 0;
    this.count = 0;
    for (let at = 0; at < size; at++) {
      // No entry spans this place: what is left of it has nothing to do with what is right of it.
      if (at > begin && at >= reach) {
        if (!this.choose(begin, at, path, byRank)) return false;
        begin = at;
        this.count = 0;
      }
      this.first[at] = this.count;
      const found = arcs.find(at);
      for (let i = arcs.first; i < found; i++) {
        const end = arcs.ends[i] as number;
        if (end > reach) reach = end;
        this.add(at, end, arcs.ids[i] as number);
      }
    }
    const isCut = this.choose(begin, size, path, byRank);
    if (this.order.length > mostKept) this.grow(usual);
    return isCut;
  }

  /** Chooses tokens for the places [begin, end), which the list is about. */
  private choose(begin: ByteOffset, end: ByteOffset, path: Path, byRank: boolean): boolean {
    const { starts, ends, ids, covered, longest, places } = this;
    this.first[end] = this.count;
    const isWhole = this.markUnits(begin, end);
    if (!isWhole && !this.isSpelt(begin, end)) return false;
    const { keys, count } = this;
    for (let i = 0; i < count; i++) {
      keys[i] = byRank ? (places[ids[i] as number] as number) : longest - (ends[i] as number) + (starts[i] as number);
    }
    covered.fill(0, begin, end);
    for (const i of this.sorted(byRank ? places.length : longest)) {
      const [start, stop] = [starts[i] as number, ends[i] as number];
      // What was chosen is as long or longer: it covers one of the edges, or nothing.
      if (covered[start] === 1 || covered[stop - 1] === 1) continue;
      if (!this.leavesSpelt(start, stop, begin, end)) continue;
      covered.fill(1, start, stop);
      path.ends[start] = stop;
      path.ids[start] = ids[i] as number;
    }
    return true;
  }

  /** The list's indices by their keys, and of equal keys in its order. */
  private sorted(most: number): Int32Array {
    const { keys, count, order } = this;
    if (count <= fewArcs) {
      for (let i = 0; i < count; i++) {
        const key = keys[i] as number;
        let at = i;
        for (; at > 0 && (keys[order[at - 1] as number] as number) > key; at--) order[at] = order[at - 1] as number;
        order[at] = i;
      }
      return order.subarray(0, count);
    }
    let [from, to] = [order, new Int32Array(count)];
    for (let i = 0; i < count; i++) from[i] = i;
    for (let shift = 0; most >>> shift > 0; shift += digit) {
      const place = (i: number) => ((keys[i] as number) >>> shift) & ((1 << digit) - 1);
      const ends = new Int32Array((1 << digit) + 1);
      for (let i = 0; i < count; i++) {
        const at = place(i) + 1;
        ends[at] = (ends[at] as number) + 1;
      }
      for (let at = 1; at < ends.length; at++) ends[at] = (ends[at] as number) + (ends[at - 1] as number);
      for (let k = 0; k < count; k++) {
        const i = from[k] as number;
        const at = place(i);
        to[ends[at] as number] = i;
        ends[at] = (ends[at] as number) + 1;
      }
      [from, to] = [to, from];
    }
    return from.subarray(0, count);
  }

  /** Marks the places that the shortest entries, one after the other, come to; false where they do not come to the end. */
  private markUnits(begin: ByteOffset, end: ByteOffset): boolean {
    const { first, ends, isUnit } = this;
    isUnit.fill(0, begin, end + 1);
    let at = begin;
    while (at < end && (first[at] as number) < (first[at + 1] as number)) {
      isUnit[at] = 1;
      at = ends[first[at] as number] as number;
    }
    if (at === end) isUnit[end] = 1;
    else isUnit.fill(0, begin, end);
    return at === end;
  }

  /** Whether what an entry would leave on its sides can be spelt: surely between units, else it is tried. */
  private leavesSpelt(start: ByteOffset, stop: ByteOffset, begin: ByteOffset, end: ByteOffset): boolean {
    const { covered, isUnit } = this;
    if (isUnit[start] === 1 && isUnit[stop] === 1) return true;
    let [from, to] = [start, stop];
    while (from > begin && covered[from - 1] === 0) from--;
    while (to < end && covered[to] === 0) to++;
    return this.isSpelt(from, start) && this.isSpelt(stop, to);
  }

  private isSpelt(from: ByteOffset, to: ByteOffset): boolean {
    const { first, ends } = this;
    const reached = new Uint8Array(to - from + 1);
    reached[0] = 1;
    for (let at = from; at < to; at++) {
      if (reached[at - from] === 0) continue;
      for (let i = first[at] as number; i < (first[at + 1] as number); i++) {
        const end = ends[i] as number;
        if (end <= to) reached[end - from] = 1;
      }
    }
    return reached[to - from] === 1;
  }

  private add(start: ByteOffset, end: ByteOffset, id: number): void {
    if (this.count === this.order.length) this.grow(this.count * 2);
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.ids[this.count++] = id;
  }

  private grow(capacity: number): void {
    const { starts, ends, ids, count } = this;
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.ids = new Int32Array(capacity);
    this.keys = new Uint32Array(capacity);
    this.order = new Int32Array(capacity);
    const kept = Math.min(count, capacity);
    this.starts.set(starts.subarray(0, kept));
    this.ends.set(ends.subarray(0, kept));
    this.ids.set(ids.subarray(0, kept));
  }

  private reservePlaces(count: number): void {
    if (count <= this.covered.length && (count > mostKept || this.covered.length <= mostKept * 2)) return;
    const capacity = Math.max(usual, count * 2);
    this.first = new Int32Array(capacity);
    this.covered = new Uint8Array(capacity);
    this.isUnit = new Uint8Array(capacity);
  }
}
