import { type ByteOffset, codePointIn, utf8SizeOfLead } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import { noMerge } from "./merges";
import type { PairRanks } from "./pairRanks";

/** Bytes of a piece at most: beyond, other ways are faster than to look through its pairs again and again. */
export const longestShort = 96;
/** Bits of a key that are of a symbol's place. */
const placeBits = 7;
const placeMask = (1 << placeBits) - 1;
/** The key of a pair that does not merge. Ranks have 24 bits (`formats/limits.ts`). */
const noKey = 0x7fffffff;
const unasked = -1;

/**
 * Which characters merging can begin with in place of their bytes. It can where no entry spans the character's ends with a
 * part of it, so that nothing merges with its bytes before they are one token, and where merges with that token have higher
 * ranks than those that make it, so that it makes no difference when it is made.
 */
export interface CharacterSymbols {
  /** The id of a character that stands for its bytes wherever no entry spans a part of it and what is beside it; or -1. */
  idOf(code: number): number;
  /** Whether an entry spans the place before `at` with a part of a character on one of its sides. */
  isBroken(bytes: Uint8Array, at: ByteOffset): boolean;
}

/**
 * Merges the bytes of short pieces: the pair of the lowest rank first, leftmost of equal ones, looked for from end to end each
 * time. Symbols lie side by side and cover the piece, so each ends where the next one begins. Each pair has a key, of its rank
 * and its place: the least of all is found without a branch, which the processor could not foresee.
 */
export class ByteMerger {
  /** The highest rank of all merges that the last piece took, or -1. */
  level = -1;
  private readonly pairs: PairRanks;
  private readonly byteIds: Int32Array;
  /** Ranks of two bytes, at first × 256 + second: every merge begins with these. */
  private readonly bytePairs: Int32Array;
  private readonly ids = new Int32Array(longestShort + 1);
  private readonly starts = new Int32Array(longestShort + 1);
  /** Of each symbol and the one after it; `noKey` for symbols that are gone. */
  private readonly keys = new Int32Array(longestShort + 1);
  private readonly next = new Int32Array(longestShort + 1);
  private readonly previous = new Int32Array(longestShort + 1);

  /**
   * @param byteIds the token of each single byte; -1 where only characters have tokens
   * @param sibling of the same vocabulary, whose table it can share
   */
  constructor(pairs: PairRanks, byteIds: Int32Array, sibling: ByteMerger | null = null) {
    this.pairs = pairs;
    this.byteIds = byteIds;
    this.bytePairs = sibling?.bytePairs ?? new Int32Array(1 << 16).fill(unasked);
  }

  /**
   * Appends the tokens of bytes [start, end), of which there are at most {@link longestShort}.
   * @param characters to begin with where they can stand for their bytes; null where all are bytes
   * @param shift where the bytes begin in the text
   * @returns false, and nothing is appended, where a byte that no character stands for has no token
   */
  encode(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    characters: CharacterSymbols | null,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    const count =
      characters === null ? this.readBytes(bytes, start, end) : this.readCharacters(bytes, start, end, characters);
    if (count === -1) return false;
    this.merge(bytes, count);
    const { ids, starts, next } = this;
    for (let i = 0; i < count; ) {
      const after = next[i] as number;
      out.push(ids[i] as number, shift + (starts[i] as number), shift + (starts[after] as number), 0);
      i = after;
    }
    return true;
  }

  private readBytes(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): number {
    const { ids, starts, keys, byteIds } = this;
    const count = end - start;
    let byte = bytes[start] as number;
    for (let i = 0; i < count; i++) {
      ids[i] = byteIds[byte] as number;
      starts[i] = start + i;
      if (i + 1 === count) break;
      const following = bytes[start + i + 1] as number;
      keys[i] = keyOf(this.rankOfBytes(byte, following, bytes, start + i), i);
      byte = following;
    }
    starts[count] = end;
    return count;
  }

  /** @returns how many symbols there are, or -1 */
  private readCharacters(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, characters: CharacterSymbols): number {
    const { ids, starts, byteIds } = this;
    let count = 0;
    let isWhole = true;
    for (let at = start; at < end; ) {
      const size = utf8SizeOfLead(bytes[at] as number);
      const isWholeAfter = at + size >= end || !characters.isBroken(bytes, at + size);
      const id = size > 1 && isWhole && isWholeAfter ? characters.idOf(codePointIn(bytes, at)) : -1;
      if (id !== -1) {
        ids[count] = id;
        starts[count++] = at;
      } else {
        for (let i = at; i < at + size; i++) {
          const byteId = byteIds[bytes[i] as number] as number;
          if (byteId === -1) return -1;
          ids[count] = byteId;
          starts[count++] = i;
        }
      }
      at += size;
      isWhole = isWholeAfter;
    }
    starts[count] = end;
    for (let i = 0; i + 1 < count; i++) this.keys[i] = this.measure(bytes, i, i + 1, i + 2);
    return count;
  }

  private merge(bytes: Uint8Array, count: number): void {
    const { ids, keys, next, previous, pairs } = this;
    const last = count - 1;
    for (let i = 0; i < count; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
    }
    let level = -1;
    for (;;) {
      let least = noKey;
      for (let i = 0; i < last; i++) {
        const difference = (keys[i] as number) - least;
        least += difference & (difference >> 31);
      }
      if (least === noKey) break;
      const rank = least >> placeBits;
      if (rank > level) level = rank;
      const best = least & placeMask;
      const gone = next[best] as number;
      const after = next[gone] as number;
      ids[best] = pairs.madeBy(rank);
      next[best] = after;
      keys[gone] = noKey;
      if (after < count) {
        previous[after] = best;
        keys[best] = this.measure(bytes, best, after, next[after] as number);
      } else {
        keys[best] = noKey;
      }
      const before = previous[best] as number;
      if (before >= 0) keys[before] = this.measure(bytes, before, best, after);
    }
    this.level = level;
  }

  /** The key of two symbols, side by side; what comes after them begins at `end`'s place. */
  private measure(bytes: Uint8Array, left: number, right: number, end: number): number {
    const { ids, starts } = this;
    const rank = this.pairs.rankOf(
      ids[left] as number,
      ids[right] as number,
      bytes,
      starts[left] as number,
      starts[right] as number,
      starts[end] as number,
    );
    return keyOf(rank, left);
  }

  private rankOfBytes(first: number, second: number, bytes: Uint8Array, at: ByteOffset): number {
    const place = (first << 8) | second;
    const known = this.bytePairs[place] as number;
    if (known !== unasked) return known;
    const { byteIds } = this;
    const rank = this.pairs.rankOf(byteIds[first] as number, byteIds[second] as number, bytes, at, at + 1, at + 2);
    this.bytePairs[place] = rank;
    return rank;
  }
}

function keyOf(rank: number, place: number): number {
  return rank === noMerge ? noKey : (rank << placeBits) | place;
}
