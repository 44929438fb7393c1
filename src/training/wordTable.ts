import { enlarged } from "../text/enlarged";
import type { ByteOffset } from "../text/utf8";

/** What a {@link WordTable} has, as arrays that another thread can be given. */
export interface WordColumns {
  /** All words' bytes, one word behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each word begins, and behind the last where it ends. */
  readonly starts: Int32Array<ArrayBuffer>;
  readonly counts: Float64Array<ArrayBuffer>;
  readonly hashes: Int32Array<ArrayBuffer>;
}

/** The buffers of some tables' columns, to be transferred. */
export function buffersOf(tables: readonly WordColumns[]): ArrayBuffer[] {
  return tables.flatMap(({ bytes, starts, counts, hashes }) =>
    [bytes, starts, counts, hashes].map(({ buffer }) => buffer),
  );
}

/** Distinct words of a training text as bytes, each with how often it stands there, in the order in which they were met. */
export class WordTable {
  /** All words' bytes, one word behind the other. */
  private bytes = new Uint8Array(1 << 10);
  /** Where each word begins, and behind the last where it ends. */
  private starts = new Int32Array(1 << 7);
  private counted = new Float64Array(1 << 7);
  private hashes = new Int32Array(1 << 7);
  /** A word's number + 1, by its hash, linearly probed; 0 where none is. */
  private slots = new Int32Array(1 << 8);
  private known = 0;

  /** How many distinct words there are. */
  get size(): number {
    return this.known;
  }

  /** Bytes of all distinct words. */
  get length(): ByteOffset {
    return this.starts[this.known] as number;
  }

  countOf(word: number): number {
    return this.counted[word] as number;
  }

  lengthOf(word: number): ByteOffset {
    return (this.starts[word + 1] as number) - (this.starts[word] as number);
  }

  /** How often each word counts, by its number, for reading until the next word is added. */
  get counts(): Float64Array {
    return this.counted.subarray(0, this.known);
  }

  /** A word's bytes, for reading until the next word is added. */
  bytesOf(word: number): Uint8Array {
    return this.bytes.subarray(this.starts[word], this.starts[word + 1]);
  }

  /** Counts a word that stands at bytes [start, end), not empty, so many times more. */
  add(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, times = 1): void {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    this.addHashed(bytes, start, end, hash ^ (hash >>> 15), times);
  }

  /** What this table has, copied. */
  toColumns(): WordColumns {
    const { known } = this;
    return {
      bytes: this.bytes.slice(0, this.length),
      starts: this.starts.slice(0, known + 1),
      counts: this.counted.slice(0, known),
      hashes: this.hashes.slice(0, known),
    };
  }

  /**
   * Counts all that another table has. Tables of a text's parts, added in their order, give the table of the text: words stand in the
   * order in which they were met.
   */
  addAll({ bytes, starts, counts, hashes }: WordColumns): void {
    for (let word = 0; word < counts.length; word++) {
      const [start, end] = [starts[word] as number, starts[word + 1] as number];
      this.addHashed(bytes, start, end, hashes[word] as number, counts[word] as number);
    }
  }

  private addHashed(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, hash: number, times: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const word = (this.slots[slot] as number) - 1;
      if (word === -1) break;
      if (this.hashes[word] === hash && this.isWord(word, bytes, start, end)) {
        this.counted[word] = (this.counted[word] as number) + times;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.append(bytes, start, end, hash, times);
    this.slots[slot] = this.known;
    if (this.known * 2 > this.slots.length) this.rehash();
  }

  private isWord(word: number, bytes: Uint8Array, start: ByteOffset, end: ByteOffset): boolean {
    if (this.lengthOf(word) !== end - start) return false;
    const from = this.starts[word] as number;
    for (let i = 0; i < end - start; i++) if (this.bytes[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private append(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, hash: number, times: number): void {
    const word = this.known++;
    if (word + 2 > this.starts.length) {
      this.starts = enlarged(this.starts, this.starts.length * 2);
      this.hashes = enlarged(this.hashes, this.hashes.length * 2);
      this.counted = enlarged(this.counted, this.counted.length * 2);
    }
    const from = this.starts[word] as number;
    const to = from + end - start;
    if (to > this.bytes.length) {
      this.bytes = enlarged(this.bytes, Math.max(to, this.bytes.length * 2));
    }
    this.bytes.set(bytes.subarray(start, end), from);
    this.starts[word + 1] = to;
    this.hashes[word] = hash;
    this.counted[word] = times;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let word = 0; word < this.known; word++) {
      let slot = (this.hashes[word] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = word + 1;
    }
  }
}
