import { codePointAt, codePointIn, type Utf16Offset } from "../../../text/utf8";
import type { VocabularyColumns } from "../../vocabulary";
import type { MergeColumns } from "./mergeColumns";

const asciiEnd = 0x80;

/** Room for each pair, so that at most one unseen pair in 32 is taken for a seen one: its characters are not parted. */
const bitsForPair = 32;

/**
 * Pairs of characters that stand side by side somewhere, as bits: nothing has to be built of them, so packs hold them
 * (docs/pack.md).
 */
export interface SeenPairs {
  /** 1 for pairs of ASCII characters, at first × 128 + second. */
  readonly ascii: Uint8Array;
  /** A bit for each hash of another pair; their number is a power of two. */
  readonly others: Uint8Array;
}

/**
 * Where a text without pre-tokenizer can be cut and encoded in pieces, with the same result.
 *
 * A BPE merge joins two neighbours, so it brings together the last character of the one and the first of the other. So
 * where two neighbouring characters are the ones between the parts of no merge, nothing can ever join what is left of them
 * with what is right of them: the two sides are independent. Llama 2 has no merge with a letter before “▁”, for one, so its
 * text falls apart into words. A Unigram lattice has a piece over two characters only if an entry has them side by side.
 */
export class UnseenPairs {
  /** What has been gathered, for packs to keep. */
  readonly seen: SeenPairs;

  /** @param seen as {@link inMerges} or `pairsInEntries` gathered it once */
  constructor(seen: SeenPairs) {
    this.seen = seen;
  }

  /**
   * Pairs that stand between the two parts of some merge.
   * @param columns entries as UTF-8
   */
  static inMerges({ offsets, bytes }: VocabularyColumns, { first, leftBytes }: MergeColumns): UnseenPairs {
    const pairs = new PairSet();
    for (let index = 0; index + 1 < offsets.length; index++) {
      const start = offsets[index] as number;
      const end = first[index + 1] as number;
      for (let place = first[index] as number; place < end; place++) {
        const join = start + (leftBytes[place] as number);
        let last = join - 1;
        while (((bytes[last] as number) & 0xc0) === 0x80) last--;
        pairs.add(codePointIn(bytes, last), codePointIn(bytes, join));
      }
    }
    return pairs.unseen();
  }

  /** Whether the two code points are surely none of the pairs. */
  separates(before: number, after: number): boolean {
    const { ascii, others } = this.seen;
    if (before < asciiEnd && after < asciiEnd) return ascii[before * asciiEnd + after] === 0;
    const bit = bitOf(before, after, others);
    return ((others[bit >>> 3] as number) & (1 << (bit & 7))) === 0;
  }

  /** Where the piece of text[start, end) that begins at `start` ends: at the first place to cut, or at `end`. */
  pieceEnd(text: string, start: Utf16Offset, end: Utf16Offset): Utf16Offset {
    let previous = -1;
    for (let i = start; i < end; ) {
      const code = codePointAt(text, i);
      if (previous >= 0 && this.separates(previous, code)) return i;
      previous = code;
      i += code > 0xffff ? 2 : 1;
    }
    return end;
  }
}

/** Different pairs of code points: with numbers of more than 31 bits, a Set would have an object for each. */
export class PairSet {
  size = 0;
  /** 1 for pairs of ASCII characters, which most are. */
  readonly ascii = new Uint8Array(asciiEnd * asciiEnd);
  /** The first of each other pair + 1, or 0 where there is none, and the second. */
  private slots = new Int32Array(1 << 14);

  add(before: number, after: number): void {
    if (before < asciiEnd && after < asciiEnd) {
      const place = before * asciiEnd + after;
      this.size += 1 - (this.ascii[place] as number);
      this.ascii[place] = 1;
      return;
    }
    if (this.size * 4 > this.slots.length) this.grow();
    if (this.put(before + 1, after)) this.size++;
  }

  /** Which pairs are none of these. */
  unseen(): UnseenPairs {
    let bits = 1 << 16;
    while (bits < this.size * bitsForPair) bits *= 2;
    const others = new Uint8Array(bits / 8);
    const { ascii, slots } = this;
    for (let at = 0; at < slots.length; at += 2) {
      const before = slots[at] as number;
      if (before === 0) continue;
      const bit = bitOf(before - 1, slots[at + 1] as number, others);
      others[bit >>> 3] = (others[bit >>> 3] as number) | (1 << (bit & 7));
    }
    return new UnseenPairs({ ascii, others });
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 4);
    for (let at = 0; at < old.length; at += 2) {
      const first = old[at] as number;
      if (first !== 0) this.put(first, old[at + 1] as number);
    }
  }

  /** @returns whether it was not there */
  private put(first: number, after: number): boolean {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = (hashOf(first, after) << 1) & mask; ; at = (at + 2) & mask) {
      const found = slots[at] as number;
      if (found === first && slots[at + 1] === after) return false;
      if (found !== 0) continue;
      slots[at] = first;
      slots[at + 1] = after;
      return true;
    }
  }
}

function bitOf(before: number, after: number, others: Uint8Array): number {
  return hashOf(before, after) & (others.length * 8 - 1);
}

function hashOf(before: number, after: number): number {
  const hash = Math.imul(before, 0x9e3779b1) ^ Math.imul(after, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
