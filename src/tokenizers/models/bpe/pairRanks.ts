import type { ByteOffset } from "../../../text/utf8";
import type { Vocabulary } from "../../vocabulary";
import { type Merges, noMerge } from "./merges";

/** Pairs remembered at a time; a power of two of at least eight bits, so that a tag has room for the rest. */
const places = 1 << 16;
const placeBits = 16;
const idBits = 24;
/** What no pair has for a tag: ids are less (`formats/limits.ts`). */
const none = -1;

/** Bits of a key below the rank, which are 0: ranks have 24 (`formats/limits.ts`). */
export const keyBits = 7;
/** The key of a pair that does not merge, higher than all others. */
export const noKey = 0x7fffffff;

/**
 * Ranks of pairs of neighbouring tokens, looked up by the bytes that they have in the text and remembered as
 * {@link PairTable} does, in half the memory: a pair's place and what is written there tell both ids, and the rank what it
 * makes. For merges of which each has a rank of its own.
 */
export class PairRanks {
  private readonly vocabulary: Vocabulary;
  private readonly merges: Merges;
  /** A tag and a key for each place. */
  private readonly slots = new Int32Array(places * 2).fill(none);
  /** What merges of a rank make, as far as they have been met; null where it is the id of that number. */
  private readonly made: Int32Array | null;

  constructor(vocabulary: Vocabulary, merges: Merges) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    this.made = merges.count === null ? null : new Int32Array(merges.count);
  }

  /**
   * The key of the merge of two tokens, its rank shifted by {@link keyBits}; {@link noKey} where there is none.
   * @param bytes of the text: the left one's are [start, middle), the right one's [middle, end)
   */
  keyOf(
    left: number,
    right: number,
    bytes: Uint8Array,
    start: ByteOffset,
    middle: ByteOffset,
    end: ByteOffset,
  ): number {
    // The place is of the left id and the lower bits of the right one; the tag is of the left id and its upper bits.
    const hash = Math.imul(left, 0x9e3779b1);
    const slot = (((hash >>> placeBits) + right) & (places - 1)) << 1;
    const tag = left | ((right >>> placeBits) << idBits);
    const { slots } = this;
    return slots[slot] === tag ? (slots[slot + 1] as number) : this.fill(slot, tag, bytes, start, middle, end);
  }

  /** What a merge makes whose rank has been given. */
  madeBy(rank: number): number {
    return this.made === null ? rank : (this.made[rank] as number);
  }

  private fill(
    slot: number,
    tag: number,
    bytes: Uint8Array,
    start: ByteOffset,
    middle: ByteOffset,
    end: ByteOffset,
  ): number {
    const id = this.vocabulary.find(bytes, start, end);
    const rank = id === -1 ? noMerge : this.merges.rankOf(id, middle - start);
    if (this.made !== null && rank !== noMerge) this.made[rank] = id;
    const key = rank === noMerge ? noKey : rank << keyBits;
    this.slots[slot] = tag;
    this.slots[slot + 1] = key;
    return key;
  }
}
