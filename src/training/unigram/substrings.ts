import { enlarged } from "../../text/enlarged";
import type { FlatWords } from "./flatWords";

/** In characters. */
export const longestPiece = 16;

/**
 * Substrings of words that stand in two places at least with different characters behind, the end of a word being one, and all
 * characters that have an entry: what a suffix tree of the words branches at, as far as {@link longestPiece}.
 *
 * They are numbered as they sort, a beginning before what it begins. Places where a substring stands are counted, whatever their
 * words count.
 */
export interface Substrings {
  readonly size: number;
  /** A place where each stands. */
  readonly starts: Int32Array;
  readonly lengths: Uint8Array;
  /** In how many places of words that are learned from. */
  readonly frequencies: Int32Array;
  /** The longest other one that each begins with; −1 for none. */
  readonly parents: Int32Array;
  /** The longest that begins at each place of the text; −1 for none. */
  readonly deepest: Int32Array;
}

/** Places that are sorted by what stands there, which are looked at between two yields. */
const batch = 1 << 16;
/** Substrings that there is room for at first, for each place: mixed text of ten megabytes has 0.23. What is never used takes no memory. */
const substringsPerPlace = 0.3;
/** Groups of so many places are sorted by insertion. */
const few = 24;

/**
 * Finds the substrings of words. Hugging Face's trainer takes them from a suffix array (esaxx); here the places are sorted by
 * one character after the other, and no further than a substring reaches that stands twice: linear in the text, and in less memory.
 * @returns the share of the text that is done, time and again; then the substrings
 */
export function* findSubstrings(words: FlatWords): Generator<number, Substrings> {
  const finding = new SubstringFinder(words);
  yield* finding.find();
  return finding.substrings();
}

class SubstringFinder {
  private readonly text: Uint16Array | Int32Array;
  private readonly occurrences: Float64Array;
  /** Where words that are held out begin. */
  private readonly heldFrom: number;
  /** Places that begin with the symbol that is gone through, as they sort. */
  private readonly order: Int32Array;
  /** How many places begin with each symbol; ends of words begin nothing. */
  private readonly places: Int32Array;
  /** The first of them; −1 for none. */
  private readonly firsts: Int32Array;
  /** Until a place's substring is known, the next place with the same symbol; −1 for none. */
  private readonly deepest: Int32Array;
  private size = 0;
  private starts: Int32Array;
  private lengths: Uint8Array;
  private frequencies: Int32Array;
  private parents: Int32Array;
  /** Of a group that is sorted: how many places have each symbol, and where the next one of them goes. */
  private readonly counts: Int32Array;
  private readonly next: Int32Array;

  constructor({ text, starts, learned, occurrences }: FlatWords) {
    this.text = text;
    this.occurrences = occurrences;
    this.heldFrom = starts[learned] as number;
    this.counts = new Int32Array(occurrences.length);
    this.next = new Int32Array(occurrences.length);
    this.deepest = new Int32Array(text.length).fill(-1);
    this.places = new Int32Array(occurrences.length);
    this.firsts = new Int32Array(occurrences.length).fill(-1);
    for (let place = text.length - 1; place >= 0; place--) {
      const symbol = text[place] as number;
      if (symbol === 0) continue;
      this.places[symbol] = (this.places[symbol] as number) + 1;
      this.deepest[place] = this.firsts[symbol] as number;
      this.firsts[symbol] = place;
    }
    this.order = new Int32Array(this.places.reduce((most, places) => Math.max(most, places), 0));
    const room = Math.ceil(text.length * substringsPerPlace) + occurrences.length;
    this.starts = new Int32Array(room);
    this.lengths = new Uint8Array(room);
    this.frequencies = new Int32Array(room);
    this.parents = new Int32Array(room);
  }

  *find(): Generator<number, void> {
    const all = this.places.reduce((sum, places) => sum + places, 0);
    let [done, told] = [0, 0];
    for (let symbol = 1; symbol < this.occurrences.length; symbol++) {
      const length = this.gather(symbol);
      // Places are in the text's order, so that the first one is not held out.
      if (this.hasEntry(symbol)) this.visit(0, length, 1, this.add(this.order[0] as number, 1, length, -1));
      else this.end(0, length, -1);
      done += length;
      if (done - told < batch) continue;
      told = done;
      yield done / all;
    }
  }

  /** Puts the places that begin with a symbol into the order, the first first. @returns how many there are */
  private gather(symbol: number): number {
    const { order, deepest } = this;
    let length = 0;
    for (let place = this.firsts[symbol] as number; place !== -1; place = deepest[place] as number) {
      order[length++] = place;
    }
    return length;
  }

  substrings(): Substrings {
    const { size, deepest } = this;
    return {
      size,
      starts: this.starts.subarray(0, size),
      lengths: this.lengths.subarray(0, size),
      frequencies: this.frequencies.subarray(0, size),
      parents: this.parents.subarray(0, size),
      deepest,
    };
  }

  private hasEntry(symbol: number): boolean {
    return (this.occurrences[symbol] as number) > 0;
  }

  /** Looks for substrings at places, of the order from `from` to `to`, that have the first `depth` characters in common. */
  private visit(from: number, to: number, depth: number, longest: number): void {
    const { order, text } = this;
    let end = to;
    for (let shared = depth; ; shared++) {
      let frequency = 0;
      let place = -1;
      let symbol = -1;
      let branches = false;
      for (let i = from; i < end; i++) {
        const here = order[i] as number;
        if (here >= this.heldFrom) continue;
        frequency++;
        const next = text[here + shared] as number;
        if (place === -1) {
          place = here;
          symbol = next;
        } else if (next !== symbol) branches = true;
      }
      const node = branches && shared > 1 ? this.add(place, shared, frequency, longest) : longest;
      if (frequency < 2 || shared === longestPiece || !(branches || this.hasEntry(symbol))) {
        this.end(from, end, node);
        return;
      }
      if (branches) {
        this.sort(from, end, shared);
        this.visitRuns(from, end, shared, node);
        return;
      }
      end = this.keepThose(from, end, shared, symbol, node);
    }
  }

  private visitRuns(from: number, to: number, depth: number, node: number): void {
    const { order, text } = this;
    for (let start = from; start < to; ) {
      const symbol = text[(order[start] as number) + depth] as number;
      let end = start + 1;
      while (end < to && text[(order[end] as number) + depth] === symbol) end++;
      if (end - start > 1 && this.hasEntry(symbol)) this.visit(start, end, depth + 1, node);
      else this.end(start, end, node);
      start = end;
    }
  }

  /** Of places with one way to go on, puts those that go on otherwise, which are held out, behind. @returns where they begin */
  private keepThose(from: number, to: number, depth: number, symbol: number, node: number): number {
    const { order, text } = this;
    let end = from;
    for (let i = from; i < to; i++) {
      const place = order[i] as number;
      if (text[place + depth] !== symbol) continue;
      order[i] = order[end] as number;
      order[end++] = place;
    }
    this.end(end, to, node);
    return end;
  }

  private end(from: number, to: number, node: number): void {
    for (let i = from; i < to; i++) this.deepest[this.order[i] as number] = node;
  }

  private add(start: number, length: number, frequency: number, parent: number): number {
    const node = this.size++;
    if (node === this.starts.length) {
      this.starts = enlarged(this.starts, node * 2);
      this.lengths = enlarged(this.lengths, node * 2);
      this.frequencies = enlarged(this.frequencies, node * 2);
      this.parents = enlarged(this.parents, node * 2);
    }
    this.starts[node] = start;
    this.lengths[node] = length;
    this.frequencies[node] = frequency;
    this.parents[node] = parent;
    return node;
  }

  /** Sorts places by the character at a depth. */
  private sort(from: number, to: number, depth: number): void {
    if (to - from <= few) this.sortFew(from, to, depth);
    else this.sortMany(from, to, depth);
  }

  private sortFew(from: number, to: number, depth: number): void {
    const { order, text } = this;
    for (let i = from + 1; i < to; i++) {
      const place = order[i] as number;
      const symbol = text[place + depth] as number;
      let at = i;
      for (; at > from && (text[(order[at - 1] as number) + depth] as number) > symbol; at--) {
        order[at] = order[at - 1] as number;
      }
      order[at] = place;
    }
  }

  /** By counting, in place: each place that is taken up goes where its symbol's next one goes. */
  private sortMany(from: number, to: number, depth: number): void {
    const { order, text, counts, next } = this;
    const met: number[] = [];
    for (let i = from; i < to; i++) {
      const symbol = text[(order[i] as number) + depth] as number;
      const before = counts[symbol] as number;
      if (before === 0) met.push(symbol);
      counts[symbol] = before + 1;
    }
    met.sort((a, b) => a - b);
    let at = from;
    for (const symbol of met) {
      next[symbol] = at;
      at += counts[symbol] as number;
    }
    let end = from;
    for (const symbol of met) {
      end += counts[symbol] as number;
      counts[symbol] = 0;
      for (let slot = next[symbol] as number; slot < end; slot++) {
        let place = order[slot] as number;
        for (let other = text[place + depth] as number; other !== symbol; other = text[place + depth] as number) {
          const goes = next[other] as number;
          next[other] = goes + 1;
          const taken = order[goes] as number;
          order[goes] = place;
          place = taken;
        }
        order[slot] = place;
      }
    }
  }
}
