import type { ByteOffset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";

/** Where the words of a text are cut by its tokens. */
export class WordCuts {
  /** Words. */
  readonly count: number;
  /** Of the text. */
  readonly bytes: number;
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;

  /**
   * @param starts where each word begins, in bytes
   * @param ends where it ends
   * @param bytes of the text
   */
  constructor(starts: Uint32Array, ends: Uint32Array, bytes: number) {
    this.bytes = bytes;
    this.count = starts.length;
    this.starts = starts;
    this.ends = ends;
  }

  /** For each byte of the text, up to the last word’s end, the cuts that have a token beginning or ending there, as bits: none yet. */
  marks(): Uint16Array {
    return new Uint16Array((this.ends.at(-1) ?? 0) + 1);
  }

  /** Marks where the tokens of a cut begin and end. */
  mark({ byteStart, byteEnd }: Encoding, bit: number, marks: Uint16Array): void {
    for (let token = 0; token < byteStart.length; token++) {
      markAt(marks, byteStart[token] as ByteOffset, bit);
      markAt(marks, byteEnd[token] as ByteOffset, bit);
    }
  }

  /** Of each of so many cuts, how many words have other boundaries inside than by the first. */
  differing(marks: Uint16Array, cuts: number): number[] {
    const words = Array.from({ length: cuts }, () => 0);
    for (let word = 0; word < this.count; word++) {
      const end = this.ends[word] as number;
      let other = 0;
      for (let at = (this.starts[word] as number) + 1; at < end; at++) {
        const mark = marks[at] as number;
        other |= (mark & 1) === 1 ? ~mark : mark;
      }
      if (other === 0) continue;
      for (let cut = 1; cut < cuts; cut++) if ((other & (1 << cut)) !== 0) words[cut] = (words[cut] as number) + 1;
    }
    return words;
  }
}

/** Marks a place for some cuts, given as bits. */
export function markAt(marks: Uint16Array, at: ByteOffset, bits: number): void {
  if (at < marks.length) marks[at] = (marks[at] as number) | bits;
}
