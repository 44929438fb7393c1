import { type Utf16Offset, utf8Size } from "../../text/utf8";
import type { VocabularyColumns } from "../vocabulary";
import type { MergeColumns } from "./merges";

const asciiEnd = 0x80;

/**
 * Where a text without pre-tokenizer can be cut and encoded in pieces, with the same result.
 *
 * A BPE merge joins two neighbours, so it brings together the last character of the one and the first of the other. So
 * where two neighbouring characters are the ones between the parts of no merge, nothing can ever join what is left of them
 * with what is right of them: the two sides are independent. Llama 2 has no merge with a letter before “▁”, for one, so its
 * text falls apart into words. A Unigram lattice has a piece over two characters only if an entry has them side by side.
 */
export class UnseenPairs {
  /** 1 for pairs of ASCII characters, at first × 128 + second. */
  private readonly ascii = new Uint8Array(asciiEnd * asciiEnd);
  /** The other pairs: open addressing, first × 0x110000 + second, or -1. */
  private table: Float64Array;
  private count = 0;

  /** @param pairs about how many there will be */
  private constructor(pairs: number) {
    let capacity = 1 << 10;
    while (capacity < pairs) capacity *= 2;
    this.table = new Float64Array(capacity).fill(-1);
  }

  /**
   * Pairs that some entry has side by side.
   * @param columns entries as UTF-8
   */
  static inEntries({ offsets, bytes }: VocabularyColumns): UnseenPairs {
    const pairs = new UnseenPairs(offsets.length);
    for (let entry = 0; entry + 1 < offsets.length; entry++) {
      let previous = -1;
      const end = offsets[entry + 1] as number;
      for (let i = offsets[entry] as number; i < end; ) {
        const code = codePointAt(bytes, i);
        if (previous >= 0) pairs.add(previous, code);
        previous = code;
        i += utf8Size(code);
      }
    }
    return pairs;
  }

  /**
   * Pairs that stand between the two parts of some merge.
   * @param columns entries as UTF-8
   */
  static inMerges({ ids, offsets, bytes }: VocabularyColumns, { results, leftBytes }: MergeColumns): UnseenPairs {
    const pairs = new UnseenPairs(offsets.length);
    const indexOf = new Int32Array((ids.at(-1) ?? -1) + 1);
    for (let index = 0; index < ids.length; index++) indexOf[ids[index] as number] = index;
    for (let rank = 0; rank < results.length; rank++) {
      const join = (offsets[indexOf[results[rank] as number] as number] as number) + (leftBytes[rank] as number);
      let last = join - 1;
      while (((bytes[last] as number) & 0xc0) === 0x80) last--;
      pairs.add(codePointAt(bytes, last), codePointAt(bytes, join));
    }
    return pairs;
  }

  /** Whether the two code points are none of the pairs. */
  separates(before: number, after: number): boolean {
    if (before < asciiEnd && after < asciiEnd) return this.ascii[before * asciiEnd + after] === 0;
    return this.table[this.placeOf(before, after)] === -1;
  }

  /** Where the piece of text[start, end) that begins at `start` ends: at the first place to cut, or at `end`. */
  pieceEnd(text: string, start: Utf16Offset, end: Utf16Offset): Utf16Offset {
    let previous = -1;
    for (let i = start; i < end; ) {
      let code = text.charCodeAt(i);
      if (code >= 0xd800 && code < 0xdc00) code = text.codePointAt(i) as number;
      if (previous >= 0 && this.separates(previous, code)) return i;
      previous = code;
      i += code > 0xffff ? 2 : 1;
    }
    return end;
  }

  private add(before: number, after: number): void {
    if (before < asciiEnd && after < asciiEnd) {
      this.ascii[before * asciiEnd + after] = 1;
      return;
    }
    const place = this.placeOf(before, after);
    if (this.table[place] !== -1) return;
    this.table[place] = before * 0x110000 + after;
    if (++this.count * 2 > this.table.length) this.grow();
  }

  /** Where a pair is in the table, or would be. */
  private placeOf(before: number, after: number): number {
    const { table } = this;
    const mask = table.length - 1;
    const key = before * 0x110000 + after;
    const hash = Math.imul(before, 0x9e3779b1) ^ Math.imul(after, 0x85ebca6b);
    let place = (hash ^ (hash >>> 15)) & mask;
    while (table[place] !== -1 && table[place] !== key) place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const old = this.table;
    this.table = new Float64Array(old.length * 2).fill(-1);
    for (const key of old) {
      if (key === -1) continue;
      const after = key % 0x110000;
      this.table[this.placeOf((key - after) / 0x110000, after)] = key;
    }
  }
}

/** The code point whose UTF-8 begins at an offset. */
function codePointAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | tail(bytes, at + 1);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (tail(bytes, at + 1) << 6) | tail(bytes, at + 2);
  return ((lead & 0x07) << 18) | (tail(bytes, at + 1) << 12) | (tail(bytes, at + 2) << 6) | tail(bytes, at + 3);
}

function tail(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) & 0x3f;
}
