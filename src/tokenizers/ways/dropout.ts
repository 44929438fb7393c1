import type { ByteOffset } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import { Symbols, shortPiece } from "../models/bpe/bpeMerge";
import type { SymbolReader } from "../models/bpe/bpeSymbols";
import { noMerge, type PairTable } from "../models/bpe/merges";
import { PairQueue } from "../models/bpe/pairQueue";

/** What merges: how symbols are read, and which pairs of them make what. */
export interface Merging {
  readonly reader: SymbolReader;
  readonly pairs: PairTable;
}

/**
 * BPE-dropout (Provilkov et al. 2020), step by step as Hugging Face’s `tokenizers` has it: each pair whose turn it is to merge is
 * passed over with some probability until another one has merged. What is drawn depends on the seed and the pre-token alone, so
 * that the same one is always cut the same way under a seed: an edit changes nothing elsewhere.
 */
export class Dropout {
  private readonly merging: Merging;
  private readonly p: number;
  private readonly seed: number;
  private readonly symbols = new Symbols();
  private readonly queue = new PairQueue(shortPiece);

  constructor(merging: Merging, p: number, seed: number) {
    this.merging = merging;
    this.p = p;
    this.seed = seed;
  }

  /**
   * Appends the tokens of a pre-token, bytes [start, end).
   * @param shift where the bytes begin in the text
   */
  encode(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const { symbols, merging } = this;
    merging.reader.read(bytes, start, end, symbols);
    if (this.p < 1) this.merge(drawsOf(bytes, start, end, this.seed));
    symbols.drain(shift, out);
  }

  private merge(draw: () => number): void {
    const { symbols, p } = this;
    const { pairs } = this.merging;
    const { ids, starts, ends, flags, count } = symbols;
    const isShort = count <= shortPiece;
    const [next, previous] = isShort
      ? [symbols.next, symbols.previous]
      : [new Int32Array(count), new Int32Array(count)];
    // Nothing is left in it at the end.
    const queue = isShort ? this.queue : new PairQueue(count);
    const passedOver: number[] = [];
    const rankOf = (i: number) => {
      const right = i < 0 ? count : (next[i] as number);
      return right === count ? noMerge : pairs.rankAt(pairs.find(ids[i] as number, ids[right] as number));
    };
    const put = (i: number) => {
      const rank = rankOf(i);
      if (rank !== noMerge) queue.push(rank, i);
    };
    for (let i = 0; i < count; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
    }
    for (let i = 0; i + 1 < count; i++) put(i);
    while (queue.pop()) {
      const { rank, index: i } = queue;
      if (draw() < p) {
        passedOver.push(rank, i);
        continue;
      }
      for (let at = 0; at < passedOver.length; at += 2) {
        queue.push(passedOver[at] as number, passedOver[at + 1] as number);
      }
      passedOver.length = 0;
      // A merge has taken one of the two since: what is gone has nothing after it.
      if (rankOf(i) !== rank) continue;
      const gone = next[i] as number;
      ids[i] = pairs.resultAt(pairs.find(ids[i] as number, ids[gone] as number));
      ends[i] = ends[gone] as number;
      flags[i] = 0;
      const after = next[gone] as number;
      next[i] = after;
      next[gone] = count;
      if (after < count) previous[after] = i;
      put(previous[i] as number);
      put(i);
    }
    let kept = 0;
    for (let i = 0; i < count; i = next[i] as number) {
      ids[kept] = ids[i] as number;
      starts[kept] = starts[i] as number;
      ends[kept] = ends[i] as number;
      flags[kept++] = flags[i] as number;
    }
    symbols.count = kept;
  }
}

/** Numbers from 0 to 1 (mulberry32), begun with a seed and some bytes. */
function drawsOf(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  for (let i = start; i < end; i++) state = Math.imul(state ^ (bytes[i] as number), 0x01000193) ^ (state >>> 15);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
