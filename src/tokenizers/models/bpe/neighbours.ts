import { type ByteOffset, codePointIn, utf8SizeOfLead } from "../../../text/utf8";
import type { VocabularyColumns } from "../../vocabulary";
import { hashPair, type Merges, noMerge } from "./merges";

/** Bits for the hashes of pairs: of 37,000, as many as any published vocabulary has, one other pair in 28 is taken for one. */
const pairBits = 1 << 20;

/**
 * Which characters stand side by side in entries of a byte-level vocabulary. Where two do in none, no token ever spans the
 * place between them, and what is on its two sides is merged apart: half of the places in Chinese or Japanese are such.
 */
export class Neighbours {
  /** A bit for each hash of two characters that some entry has side by side. */
  private readonly pairs = new Uint8Array(pairBits / 8);
  /** 1 for two bytes, first × 256 + second, between which some entry has a character's end and a part of another. */
  private readonly broken = new Uint8Array(1 << 16);

  /** The lowest rank of the merges that a character is a part of, for those beyond ASCII that are of any. */
  private readonly leastRanks = new Int32Array(0x10000).fill(noMerge);
  /** The same beyond the BMP. */
  private readonly leastRanksBeyond = new Map<number, number>();
  private readonly merges: Merges;

  /** @param columns entries as bytes, which need be no UTF-8 */
  constructor({ ids, offsets, bytes }: VocabularyColumns, merges: Merges) {
    this.merges = merges;
    for (let index = 0; index + 1 < offsets.length; index++) {
      const start = offsets[index] as number;
      const end = offsets[index + 1] as number;
      // Half of all entries and more are ASCII, and of no matter here.
      let at = start;
      while (at < end && (bytes[at] as number) < 0x80) at++;
      if (at < end) this.gather(ids[index] as number, bytes, start, end);
    }
  }

  /** The lowest rank of the merges that have a character, beyond ASCII, for a part; `noMerge` where none has. */
  leastRank(code: number): number {
    return code < 0x10000 ? (this.leastRanks[code] as number) : (this.leastRanksBeyond.get(code) ?? noMerge);
  }

  /** Whether some entry spans a place in a text with a part of a character on one of its sides. */
  isBroken(bytes: Uint8Array, at: ByteOffset): boolean {
    return this.broken[((bytes[at - 1] as number) << 8) | (bytes[at] as number)] === 1;
  }

  /**
   * Whether no entry spans the place between two characters, at least one of them beyond ASCII.
   * @param bytes the text as UTF-8
   * @param at where the second begins
   */
  areStrangers(bytes: Uint8Array, at: ByteOffset, first: number, second: number): boolean {
    if (first < 0x80 && second < 0x80) return false;
    if (this.isBroken(bytes, at)) return false;
    const bit = hashPair(first, second) & (pairBits - 1);
    return ((this.pairs[bit >>> 3] as number) & (1 << (bit & 7))) === 0;
  }

  private gather(id: number, bytes: Uint8Array, start: ByteOffset, end: ByteOffset): void {
    /** The character before, or -1 for a part of one. */
    let previous = -1;
    for (let at = start; at < end; ) {
      const size = wholeSize(bytes, at, end);
      const code = size === 0 ? -1 : codePointIn(bytes, at);
      if (at > start) {
        if (previous !== -1 && code !== -1) {
          const bit = hashPair(previous, code) & (pairBits - 1);
          this.pairs[bit >>> 3] = (this.pairs[bit >>> 3] as number) | (1 << (bit & 7));
        } else {
          // Within a character there is no place to cut, so it does no harm that it is marked too.
          this.broken[((bytes[at - 1] as number) << 8) | (bytes[at] as number)] = 1;
        }
      }
      previous = code;
      at += size === 0 ? 1 : size;
      if (code < 0x80 || size === end - start) continue;
      if (at - size === start) this.addRank(code, this.merges.rankOf(id, size));
      if (at === end) this.addRank(code, this.merges.rankOf(id, end - start - size));
    }
  }

  private addRank(code: number, rank: number): void {
    if (rank >= this.leastRank(code)) return;
    if (code < 0x10000) this.leastRanks[code] = rank;
    else this.leastRanksBeyond.set(code, rank);
  }
}

/** Bytes of the character that begins at an offset; 0 where none does, or not all of it is there. */
function wholeSize(bytes: Uint8Array, at: ByteOffset, end: ByteOffset): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const size = utf8SizeOfLead(lead);
  if (at + size > end) return 0;
  for (let i = at + 1; i < at + size; i++) if (((bytes[i] as number) & 0xc0) !== 0x80) return 0;
  return size;
}
