import { beginsWith } from "../../../text/bytes";
import type { Vocabulary } from "../../vocabulary";
import { type MergeColumns, rankAt } from "./mergeColumns";

/** Rank of a pair that is never merged. */
export const noMerge = 0x7fffffff;

/**
 * The merges of a BPE model, found by what they make: an entry, and how many of its bytes are the left part's. That is
 * all there is to know of a merge, since the parts' bytes are the entry's, but for the prefix that a model may give all right
 * parts.
 */
export interface Merges {
  /** How many ranks there are, each of one merge; null where what a merge makes is its rank, or several share one. */
  readonly count: number | null;
  /**
   * Rank of the merge that makes an entry of a left part of so many bytes and the rest; `noMerge` when there is none.
   */
  rankOf(id: number, leftBytes: number): number;
}

/**
 * tiktoken's rule: any two neighbours merge if their bytes together are an entry, and the entry's id is the rank.
 */
export const mergesByRank: Merges = { count: null, rankOf: (id) => id };

/** Merges written down one by one, as tokenizer.json has them: the place in the list is the rank. */
export class ListedMerges implements Merges {
  private readonly columns: MergeColumns;
  private readonly vocabulary: Vocabulary;

  /** @param vocabulary whose entries the merges make */
  constructor(columns: MergeColumns, vocabulary: Vocabulary) {
    this.columns = columns;
    this.vocabulary = vocabulary;
  }

  get count(): number {
    return this.columns.leftBytes.length;
  }

  rankOf(id: number, leftBytes: number): number {
    const { first, leftBytes: lefts } = this.columns;
    const index = this.vocabulary.indexOf(id);
    // Of a merge that is listed twice the reference keeps the later one, so the search begins at the end.
    const begin = first[index] as number;
    for (let place = (first[index + 1] as number) - 1; place >= begin; place--) {
      if (lefts[place] === leftBytes) return rankAt(this.columns, place);
    }
    return noMerge;
  }
}

/** A hash of two tokens' ids, or two code points, whose lower bits tables of pairs go by. */
export function hashPair(left: number, right: number): number {
  const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

const noPrefix = new Uint8Array();

/** Pairs remembered at a time; a power of two. */
const pairSlots = 1 << 16;

/**
 * What two neighbouring tokens merge to, looked up in the vocabulary by their bytes and remembered. The memory is of a
 * fixed size and forgets what a newer pair takes the place of, so a vocabulary is ready without a table of all its pairs.
 */
export class PairTable {
  private readonly vocabulary: Vocabulary;
  private readonly merges: Merges;
  private readonly prefix: Uint8Array;
  /** Left, right, rank, result of each pair: side by side, so that a look-up touches one line of the processor's cache. */
  private readonly slots = new Int32Array(pairSlots * 4).fill(-1);

  /** @param prefix what each right part begins with that may merge, and what a merge leaves out there */
  constructor(vocabulary: Vocabulary, merges: Merges, prefix: Uint8Array = noPrefix) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    this.prefix = prefix;
  }

  /** Where the pair's rank and result are: an index for {@link rankAt} and {@link resultAt}, good until the next call. */
  find(left: number, right: number): number {
    const slot = (hashPair(left, right) & (pairSlots - 1)) * 4;
    if (this.slots[slot] !== left || this.slots[slot + 1] !== right) this.fill(slot, left, right);
    return slot;
  }

  rankAt(slot: number): number {
    return this.slots[slot + 2] as number;
  }

  resultAt(slot: number): number {
    return this.slots[slot + 3] as number;
  }

  private fill(slot: number, left: number, right: number): void {
    const { vocabulary, prefix } = this;
    const continues = prefix.length === 0 || beginsWith(vocabulary.bytesOf(right) ?? noPrefix, prefix);
    const id = continues ? vocabulary.findJoined(left, right, prefix.length) : -1;
    this.slots[slot] = left;
    this.slots[slot + 1] = right;
    this.slots[slot + 2] = id === -1 ? noMerge : this.merges.rankOf(id, vocabulary.lengthOf(left));
    this.slots[slot + 3] = id;
  }
}
