import type { ByteOffset } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import { noMerge, type PairTable } from "./merges";
import { PairQueue } from "./pairQueue";

/** Up to here scanning all pairs for the best beats a queue. In symbols. */
export const shortPiece = 96;

/** The symbols of a piece, as columns: what merging begins with and what is left of them. Offsets are its reader's. */
export class Symbols {
  count = 0;
  ids = new Int32Array(shortPiece);
  starts = new Uint32Array(shortPiece);
  ends = new Uint32Array(shortPiece);
  flags = new Uint8Array(shortPiece);
  /** {@link mergeShort}'s: rank of each symbol with the one after it, what they make, and the neighbours. */
  readonly ranks = new Int32Array(shortPiece);
  readonly results = new Int32Array(shortPiece);
  readonly next = new Int32Array(shortPiece);
  readonly previous = new Int32Array(shortPiece);

  /** Empties it, with room for so many symbols. */
  reset(capacity: number): void {
    this.count = 0;
    if (capacity <= this.ids.length) return;
    this.ids = new Int32Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  add(id: number, start: ByteOffset, end: ByteOffset, flags: number): void {
    const at = this.count++;
    this.ids[at] = id;
    this.starts[at] = start;
    this.ends[at] = end;
    this.flags[at] = flags;
  }

  at(index: number): { id: number; start: ByteOffset; end: ByteOffset; flags: number } {
    return {
      id: this.ids[index] as number,
      start: this.starts[index] as number,
      end: this.ends[index] as number,
      flags: this.flags[index] as number,
    };
  }

  /** Adds the symbols to an encoding as tokens, moved by a number of bytes. Gives back what a long piece took. */
  drain(shift: ByteOffset, out: EncodingBuilder): void {
    for (let i = 0; i < this.count; i++) {
      out.push(
        this.ids[i] as number,
        shift + (this.starts[i] as number),
        shift + (this.ends[i] as number),
        this.flags[i] as number,
      );
    }
    if (this.ids.length > 1 << 16) {
      this.ids = new Int32Array(shortPiece);
      this.starts = new Uint32Array(shortPiece);
      this.ends = new Uint32Array(shortPiece);
      this.flags = new Uint8Array(shortPiece);
    }
  }
}

/**
 * Merges at most `shortPiece` symbols in place: the best pair is looked for from end to end each time. Symbols that are
 * gone stay where they are, with a rank that is never the best: moving the others up would cost more than passing over.
 */
export function mergeShort(symbols: Symbols, pairs: PairTable): void {
  const { ids, starts, ends, flags, ranks, results, next, previous, count } = symbols;
  if (count < 2) return;
  const last = count - 1;
  for (let i = 0; i < last; i++) {
    const slot = pairs.find(ids[i] as number, ids[i + 1] as number);
    ranks[i] = pairs.rankAt(slot);
    results[i] = pairs.resultAt(slot);
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  next[last] = count;
  previous[last] = last - 1;
  let kept = count;
  for (;;) {
    let best = 0;
    let rank = noMerge;
    for (let i = 0; i < last; i++) {
      const found = ranks[i] as number;
      if (found < rank) {
        rank = found;
        best = i;
      }
    }
    if (rank === noMerge) break;
    const gone = next[best] as number;
    const after = next[gone] as number;
    const id = results[best] as number;
    ids[best] = id;
    ends[best] = ends[gone] as number;
    flags[best] = 0;
    next[best] = after;
    kept--;
    if (gone < last) ranks[gone] = noMerge;
    if (after < count) {
      previous[after] = best;
      const slot = pairs.find(id, ids[after] as number);
      ranks[best] = pairs.rankAt(slot);
      results[best] = pairs.resultAt(slot);
    } else {
      ranks[best] = noMerge;
    }
    const before = previous[best] as number;
    if (before >= 0) {
      const slot = pairs.find(ids[before] as number, id);
      ranks[before] = pairs.rankAt(slot);
      results[before] = pairs.resultAt(slot);
    }
  }
  if (kept === count) return;
  for (let to = 0, from = 0; from < count; from = next[from] as number) {
    ids[to] = ids[from] as number;
    starts[to] = starts[from] as number;
    ends[to] = ends[from] as number;
    flags[to++] = flags[from] as number;
  }
  symbols.count = kept;
}

/**
 * Merges any number of symbols in place, in n log n steps at most: they are a linked list, and pairs that may merge wait in
 * a queue by rank and then place. Pairs that a merge undoes stay in the queue and are known by their rank when they come up.
 * @param onMerge is told of each merge, in order: its rank, the symbol that is now both, and the one that is gone
 */
export function mergeLong(
  symbols: Symbols,
  pairs: PairTable,
  onMerge?: (rank: number, index: number, gone: number) => void,
): void {
  const { ids, ends, flags, count } = symbols;
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  /** Rank of each symbol with the one after it; `noMerge` where that is none or the symbol is gone. */
  const ranks = new Int32Array(count).fill(noMerge);
  const queue = new PairQueue(count);
  const measure = (i: number) => {
    const right = next[i] as number;
    const rank = right === count ? noMerge : pairs.rankAt(pairs.find(ids[i] as number, ids[right] as number));
    ranks[i] = rank;
    if (rank !== noMerge) queue.push(rank, i);
  };
  for (let i = 0; i < count; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  for (let i = 0; i + 1 < count; i++) measure(i);
  while (queue.pop()) {
    const { index: i, rank } = queue;
    if (ranks[i] !== rank) continue;
    const right = next[i] as number;
    ids[i] = pairs.resultAt(pairs.find(ids[i] as number, ids[right] as number));
    ends[i] = ends[right] as number;
    flags[i] = 0;
    ranks[right] = noMerge;
    const after = next[right] as number;
    next[i] = after;
    if (after < count) previous[after] = i;
    measure(i);
    const before = previous[i] as number;
    if (before !== -1) measure(before);
    onMerge?.(rank, i, right);
  }
  let kept = 0;
  for (let i = 0; i < count; i = next[i] as number) {
    ids[kept] = ids[i] as number;
    symbols.starts[kept] = symbols.starts[i] as number;
    ends[kept] = ends[i] as number;
    flags[kept++] = flags[i] as number;
  }
  symbols.count = kept;
}
