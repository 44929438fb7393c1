import type { Vocabulary, VocabularyColumns } from "../../vocabulary";
import { hashPair, type Merges, noMerge, type PairTable } from "./merges";

/** In place of a rank: of what merging begins with, a byte or character, and of what has not been asked for yet. */
const symbol = -1;
const unasked = -2;
/** Pairs of entries whose answer is remembered at a time; a power of two. */
const remembered = 1 << 13;

/** What merging is done with. */
export interface MergingParts {
  readonly columns: VocabularyColumns;
  readonly vocabulary: Vocabulary;
  readonly merges: Merges;
  readonly pairs: PairTable;
  /** Bytes of the symbol that a byte begins: 1, or those of the character. */
  readonly symbolBytes: (lead: number) => number;
}

/**
 * How the bytes of each entry become that entry: the two that merge last, and when. It is the same wherever the entry is a
 * token, since nothing merges across its ends. Worked out for each entry when it is first asked for.
 *
 * “When” is a merge's rank, but for those that have a part of a higher rank, as Llama 3 and Gemma 3 have some: they follow
 * as soon as that part is there. So each entry has a level, the highest rank of all merges that it takes.
 */
export class Derivations {
  /** Pairs looked up so far, for whoever wants to keep count. */
  steps = 0;
  private readonly parts: MergingParts;
  /** First, second, and 1 where they stand together, side by side. */
  private readonly answers = new Int32Array(remembered * 3).fill(-1);
  /** Of the last merge; `noMerge` for what is never made, `symbol` for what need not be. */
  private readonly ranks: Int32Array;
  private readonly levels: Int32Array;
  private readonly lefts: Int32Array;
  /** Of the two that merge last to a reachable entry of more than one symbol, the right one. */
  readonly rights: Int32Array;

  constructor(parts: MergingParts) {
    this.parts = parts;
    const ids = (parts.columns.ids.at(-1) ?? -1) + 1;
    this.ranks = new Int32Array(ids).fill(unasked);
    this.levels = new Int32Array(ids);
    this.lefts = new Int32Array(ids);
    this.rights = new Int32Array(ids);
  }

  /** Whether an entry's bytes, encoded by themselves, are that one token. Others never are tokens at all. */
  isReachable(id: number): boolean {
    const rank = this.ranks[id] as number;
    return (rank === unasked ? this.derive(id) : rank) !== noMerge;
  }

  /**
   * Whether the bytes of two reachable entries, one after the other, are encoded as these two tokens. Remembered, since in a
   * row of dashes or spaces the same two are asked for again and again.
   */
  standTogether(first: number, second: number): boolean {
    const { answers } = this;
    const at = (hashPair(first, second) & (remembered - 1)) * 3;
    if (answers[at] !== first || answers[at + 1] !== second) {
      answers[at] = first;
      answers[at + 1] = second;
      answers[at + 2] = this.isBoundary(first, second, noMerge) ? 1 : 0;
    }
    return answers[at + 2] === 1;
  }

  /**
   * Whether no merge across the boundary of two entries comes before those that make them. Goes back in time: what was merged
   * last is taken apart.
   * @param limit merges of the two themselves count below this rank
   */
  private isBoundary(first: number, second: number, limit: number): boolean {
    const { levels, lefts, rights } = this;
    const { pairs } = this.parts;
    let left = first;
    let right = second;
    for (let before = limit; ; this.steps++) {
      if (pairs.rankAt(pairs.find(left, right)) < before) return false;
      const leftLevel = levels[left] as number;
      const rightLevel = levels[right] as number;
      // At the same level the left one is made first.
      if (leftLevel > rightLevel) {
        before = this.limitOnRight(left);
        left = rights[left] as number;
      } else if (rightLevel !== symbol) {
        before = this.limitOnLeft(right);
        right = lefts[right] as number;
      } else {
        return true;
      }
    }
  }

  /** The rank below which a merge of an entry's right part with what is right of it comes before the entry is made. */
  private limitOnRight(id: number): number {
    const level = this.levels[id] as number;
    const rank = this.ranks[id] as number;
    // Where the right part was missing until then, the two merges are possible from the same moment.
    return rank !== level && this.levels[this.rights[id] as number] === level ? rank : level;
  }

  /** The rank below which a merge of an entry's left part with what is left of it does; of equal ranks it is the first. */
  private limitOnLeft(id: number): number {
    const level = this.levels[id] as number;
    const rank = this.ranks[id] as number;
    return (rank !== level && this.levels[this.rights[id] as number] !== level ? rank : level) + 1;
  }

  private derive(id: number): number {
    const { columns, vocabulary, symbolBytes } = this.parts;
    const { bytes, offsets } = columns;
    const index = vocabulary.indexOf(id);
    const start = offsets[index] as number;
    const end = offsets[index + 1] as number;
    this.ranks[id] = noMerge;
    if (vocabulary.find(bytes, start, end) === id) {
      if (symbolBytes(bytes[start] as number) === end - start) {
        this.ranks[id] = symbol;
        this.levels[id] = symbol;
      } else {
        this.findLastMerge(id, start, end);
      }
    }
    return this.ranks[id] as number;
  }

  /** Finds the merge that makes an entry of its bytes [start, end), if any does. */
  private findLastMerge(id: number, start: number, end: number): void {
    const { columns, vocabulary, merges } = this.parts;
    const { levels } = this;
    for (let join = start + 1; join < end; join++) {
      const rank = merges.rankOf(id, join - start);
      if (rank === noMerge) continue;
      const left = vocabulary.find(columns.bytes, start, join);
      const right = left === -1 ? -1 : vocabulary.find(columns.bytes, join, end);
      if (right === -1 || !this.isReachable(left) || !this.isReachable(right)) continue;
      if (!this.isBoundary(left, right, rank)) continue;
      this.ranks[id] = rank;
      this.levels[id] = Math.max(rank, levels[left] as number, levels[right] as number);
      this.lefts[id] = left;
      this.rights[id] = right;
      return;
    }
  }
}
