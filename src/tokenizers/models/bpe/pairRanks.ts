import type { ByteOffset } from "../../../text/utf8";
import type { Vocabulary } from "../../vocabulary";
import { type Merges, noMerge } from "./merges";

/** Pairs remembered at a time; a power of two of at least eight bits, so that a tag has room for the rest. */
const places = 1 << 16;
const placeBits = 16;
const idBits = 24;
/** What no pair has for a tag: ids are less (`formats/limits.ts`). */
const none = -1;

/**
 * Ranks of pairs of neighbouring tokens, looked up by the bytes that they have in the text and remembered as
 * {@link PairTable} does, in half the memory: a pair's place and what is written there tell both ids, and the rank what it
 * makes. For merges of which each has a rank of its own.
 */
export class PairRanks {
  private readonly vocabulary: Vocabulary;
  private readonly merges: Merges;
  /** A tag and a rank for each place. */
  private readonly slots = new Int32Array(places * 2).fill(none);
  /** What merges of a rank make, as far as they have been met; null where it is the id of that number. */
  private readonly made: Int32Array | null;

  constructor(vocabulary: Vocabulary, merges: Merges) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    this.made = merges.count === null ? null : new Int32Array(merges.count);
  }

  /**
   * The rank of the merge of two tokens; `noMerge` where there is none.
   * @param bytes of the text: the left one's are [start, middle), the right one's [middle, end)
   */
  rankOf(
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
    if (this.slots[slot] !== tag) this.fill(slot, tag, bytes, start, middle, end);
    return this.slots[slot + 1] as number;
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
  ): void {
    const id = this.vocabulary.find(bytes, start, end);
    const rank = id === -1 ? noMerge : this.merges.rankOf(id, middle - start);
    if (this.made !== null && rank !== noMerge) this.made[rank] = id;
    this.slots[slot] = tag;
    this.slots[slot + 1] = rank;
  }
}
