import { type ByteOffset, codePointIn, utf8SizeOfLead } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import { keyBits, noKey, type PairRanks } from "./pairRanks";

/** Bytes of a piece at most: beyond, other ways are faster than to look through its pairs again and again. */
export const longestShort = 96;
/** Bits of a key that a symbol's place fits in. */
const placeMask = (1 << keyBits) - 1;
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
 * and its place: the least of all is found without a branch, which the processor could not foresee. What comes after a merge
 * moves up: with so few symbols that costs less than links from one to the next.
 */
export class ByteMerger {
  /** The highest rank of all merges that the last piece took, or -1. */
  level = -1;
  private readonly pairs: PairRanks;
  private readonly byteIds: Int32Array;
  /** Keys of two bytes, at first × 256 + second: every merge begins with these. */
  private readonly bytePairs: Int32Array;
  private readonly ids = new Int32Array(longestShort + 1);
  private readonly starts = new Int32Array(longestShort + 1);
  /** Of each symbol and the one after it. */
  private readonly keys = new Int32Array(longestShort + 1);

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
    const tokens = this.merge(bytes, count);
    const { ids, starts } = this;
    for (let i = 0; i < tokens; i++) {
      out.push(ids[i] as number, shift + (starts[i] as number), shift + (starts[i + 1] as number), 0);
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
      keys[i] = this.keyOfBytes(byte, following, bytes, start + i);
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
    for (let i = 0; i + 1 < count; i++) this.keys[i] = this.keyAt(bytes, i);
    return count;
  }

  /** @returns how many of the symbols are left */
  private merge(bytes: Uint8Array, count: number): number {
    const { ids, starts, keys, pairs } = this;
    let last = count - 1;
    let level = -1;
    for (;;) {
      let least = noKey;
      for (let i = 0; i < last; i++) {
        const difference = ((keys[i] as number) | i) - least;
        least += difference & (difference >> 31);
      }
      if (least === noKey) break;
      const rank = least >> keyBits;
      if (rank > level) level = rank;
      const best = least & placeMask;
      ids[best] = pairs.madeBy(rank);
      for (let i = best + 1; i < last; i++) {
        ids[i] = ids[i + 1] as number;
        starts[i] = starts[i + 1] as number;
        keys[i] = keys[i + 1] as number;
      }
      starts[last] = starts[last + 1] as number;
      last--;
      if (best < last) keys[best] = this.keyAt(bytes, best);
      if (best > 0) keys[best - 1] = this.keyAt(bytes, best - 1);
    }
    this.level = level;
    return last + 1;
  }

  /** The key of the symbol at a place and the one after it. */
  private keyAt(bytes: Uint8Array, place: number): number {
    const { ids, starts } = this;
    return this.pairs.keyOf(
      ids[place] as number,
      ids[place + 1] as number,
      bytes,
      starts[place] as number,
      starts[place + 1] as number,
      starts[place + 2] as number,
    );
  }

  private keyOfBytes(first: number, second: number, bytes: Uint8Array, at: ByteOffset): number {
    const place = (first << 8) | second;
    const known = this.bytePairs[place] as number;
    if (known !== unasked) return known;
    const { byteIds } = this;
    const key = this.pairs.keyOf(byteIds[first] as number, byteIds[second] as number, bytes, at, at + 1, at + 2);
    this.bytePairs[place] = key;
    return key;
  }
}
