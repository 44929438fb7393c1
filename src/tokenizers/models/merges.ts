import type { Vocabulary } from "../vocabulary";

/** Rank of a pair that is never merged. */
export const noMerge = 0x7fffffff;

/**
 * The merges of a BPE model, found by what they make: an entry, and how many of its bytes are the left part's. That is
 * all there is to know of a merge, since the parts' bytes are the entry's.
 */
export interface Merges {
  /**
   * Rank of the merge that makes an entry of a left part of so many bytes and the rest; `noMerge` when there is none.
   */
  rankOf(id: number, leftBytes: number): number;
}

/**
 * tiktoken's rule: any two neighbours merge if their bytes together are an entry, and the entry's id is the rank.
 */
export const mergesByRank: Merges = { rankOf: (id) => id };

/** Merges in the order of their ranks, as columns. */
export interface MergeColumns {
  /** The entry that each merge makes. */
  readonly results: Uint32Array;
  /** Bytes of its left part. */
  readonly leftBytes: Uint16Array;
}

/** Merges written down one by one, as tokenizer.json has them: the place in the list is the rank. */
export class ListedMerges implements Merges {
  /** For each id, where its merges begin in the columns below; one more at the end. */
  private readonly first: Uint32Array;
  private readonly leftBytes: Uint16Array;
  private readonly ranks: Uint32Array;

  /** @param idLimit one past the highest id of the vocabulary */
  constructor({ results, leftBytes }: MergeColumns, idLimit: number) {
    const count = results.length;
    const first = new Uint32Array(idLimit + 1);
    for (let rank = 0; rank < count; rank++) {
      const after = (results[rank] as number) + 1;
      first[after] = (first[after] as number) + 1;
    }
    for (let id = 0; id < idLimit; id++) first[id + 1] = (first[id + 1] as number) + (first[id] as number);
    const next = first.slice();
    this.first = first;
    this.leftBytes = new Uint16Array(count);
    this.ranks = new Uint32Array(count);
    for (let rank = 0; rank < count; rank++) {
      const id = results[rank] as number;
      const place = next[id] as number;
      next[id] = place + 1;
      this.leftBytes[place] = leftBytes[rank] as number;
      this.ranks[place] = rank;
    }
  }

  rankOf(id: number, leftBytes: number): number {
    // Of a merge that is listed twice the reference keeps the later one, so the search begins at the end.
    const begin = this.first[id] as number;
    for (let place = (this.first[id + 1] as number) - 1; place >= begin; place--) {
      if (this.leftBytes[place] === leftBytes) return this.ranks[place] as number;
    }
    return noMerge;
  }
}

/** Pairs remembered at a time; a power of two. */
const pairSlots = 1 << 16;

/**
 * What two neighbouring tokens merge to, looked up in the vocabulary by their bytes and remembered. The memory is of a
 * fixed size and forgets what a newer pair takes the place of, so a vocabulary is ready without a table of all its pairs.
 */
export class PairTable {
  private readonly vocabulary: Vocabulary;
  private readonly merges: Merges;
  /** Left, right, rank, result of each pair: side by side, so that a look-up touches one line of the processor's cache. */
  private readonly slots = new Int32Array(pairSlots * 4).fill(-1);

  constructor(vocabulary: Vocabulary, merges: Merges) {
    this.vocabulary = vocabulary;
    this.merges = merges;
  }

  /** Where the pair's rank and result are: an index for {@link rankAt} and {@link resultAt}, good until the next call. */
  find(left: number, right: number): number {
    const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    const slot = ((hash ^ (hash >>> 15)) & (pairSlots - 1)) * 4;
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
    const id = this.vocabulary.findJoined(left, right);
    this.slots[slot] = left;
    this.slots[slot + 1] = right;
    this.slots[slot + 2] = id === -1 ? noMerge : this.merges.rankOf(id, this.vocabulary.lengthOf(left));
    this.slots[slot + 3] = id;
  }
}
