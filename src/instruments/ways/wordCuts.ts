import type { ByteOffset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";

/** Where the words of a text are cut by its tokens. */
export class WordCuts {
  /** Words. */
  readonly count: number;
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;

  /**
   * @param starts where each word begins, in bytes
   * @param ends where it ends
   */
  constructor(starts: Uint32Array, ends: Uint32Array) {
    this.count = starts.length;
    this.starts = starts;
    this.ends = ends;
  }

  /** 1 for each byte of the text, up to the last word’s end, at which a token begins or ends. */
  boundariesIn({ byteStart, byteEnd }: Encoding): Uint8Array {
    const size = this.ends.at(-1) ?? 0;
    const cuts = new Uint8Array(size + 1);
    for (let token = 0; token < byteStart.length; token++) {
      const start = byteStart[token] as ByteOffset;
      const end = byteEnd[token] as ByteOffset;
      if (start <= size) cuts[start] = 1;
      if (end <= size) cuts[end] = 1;
    }
    return cuts;
  }

  /** How many words have other boundaries inside by one cut than by another. */
  differing(one: Uint8Array, other: Uint8Array): number {
    let differing = 0;
    for (let word = 0; word < this.count; word++) {
      const end = this.ends[word] as number;
      let at = (this.starts[word] as number) + 1;
      while (at < end && one[at] === other[at]) at++;
      if (at < end) differing++;
    }
    return differing;
  }
}
