import type { ByteOffset } from "../text/utf8";
import type { ByteAlignment } from "./alignment";
import type { Encoding } from "./encoding";

/** Tokens that a builder which is used again keeps room for. */
const mostKept = 1 << 18;

/** Collects tokens into the columns of an {@link Encoding}. */
export class EncodingBuilder {
  /** Tokens so far. */
  length = 0;
  private ids!: Uint32Array<ArrayBuffer>;
  private byteStart!: Uint32Array<ArrayBuffer>;
  private byteEnd!: Uint32Array<ArrayBuffer>;
  private flags!: Uint8Array<ArrayBuffer>;

  /** @param capacity tokens that it has room for before it grows */
  constructor(capacity = 256) {
    this.allocate(capacity);
  }

  /** Adds a token; the range is in UTF-8 bytes, the flags are `TokenFlag` bits. */
  push(id: number, byteStart: ByteOffset, byteEnd: ByteOffset, flags: number): void {
    const at = this.length;
    if (at === this.ids.length) this.grow(Math.max(16, at * 2));
    this.ids[at] = id;
    this.byteStart[at] = byteStart;
    this.byteEnd[at] = byteEnd;
    this.flags[at] = flags;
    this.length = at + 1;
  }

  /** Adds tokens [from, to) of another builder, their ranges moved by a number of bytes. */
  append(other: EncodingBuilder, from: number, to: number, shift: number): void {
    for (let i = from; i < to; i++) {
      this.push(other.idAt(i), other.startAt(i) + shift, other.endAt(i) + shift, other.flagsAt(i));
    }
  }

  /**
   * Adds tokens that follow each other without a gap.
   * @param words one a token: 20 bits of id, 7 of length in bytes, 5 of flags
   * @param byte where the first begins
   */
  pushPacked(words: Int32Array, from: number, count: number, byte: ByteOffset): void {
    let at = this.length;
    if (at + count > this.ids.length) this.grow(Math.max(16, (at + count) * 2));
    const { ids, byteStart, byteEnd, flags } = this;
    let place = byte;
    for (let i = from; i < from + count; i++) {
      const word = words[i] as number;
      ids[at] = word & 0xfffff;
      byteStart[at] = place;
      place += (word >>> 20) & 0x7f;
      byteEnd[at] = place;
      flags[at++] = word >>> 27;
    }
    this.length = at;
  }

  /** Takes tokens out again, from an index on. */
  truncate(length: number): void {
    this.length = length;
  }

  idAt(index: number): number {
    return this.ids[index] as number;
  }

  startAt(index: number): ByteOffset {
    return this.byteStart[index] as number;
  }

  endAt(index: number): ByteOffset {
    return this.byteEnd[index] as number;
  }

  flagsAt(index: number): number {
    return this.flags[index] as number;
  }

  /** Whether a token has just this range, and nothing to be said of it. */
  isWhole(index: number, start: ByteOffset, end: ByteOffset): boolean {
    return this.byteStart[index] === start && this.byteEnd[index] === end && this.flags[index] === 0;
  }

  /**
   * Takes the tokens from an index on, whose ranges are in normalized text, to the original text.
   * @param base where the alignment's source begins in the original, in bytes
   */
  align(from: number, base: ByteOffset, alignment: ByteAlignment): void {
    alignment.alignTokens(this.byteStart, this.byteEnd, this.flags, from, this.length, base);
  }

  /** Takes all tokens out, but keeps the room: making it anew for each text costs as much as filling it. */
  clear(): void {
    this.length = 0;
    if (this.ids.length > mostKept) this.allocate(mostKept);
  }

  /**
   * The columns, of their own length, in one buffer: browsers take their time to make four. Where each token begins where the
   * one before it ends, as in most texts, starts and ends are the same numbers but for one, and lie over each other.
   */
  finish(): Encoding {
    const { length } = this;
    const endsAt = 4 * (length + (this.isGapless() ? 1 : length));
    const flagsAt = endsAt + 4 * length;
    const buffer = new ArrayBuffer(flagsAt + length);
    const ids = new Uint32Array(buffer, 0, length);
    const byteStart = new Uint32Array(buffer, 4 * length, length);
    const byteEnd = new Uint32Array(buffer, endsAt, length);
    const flags = new Uint8Array(buffer, flagsAt, length);
    ids.set(this.ids.subarray(0, length));
    byteStart.set(this.byteStart.subarray(0, length));
    byteEnd.set(this.byteEnd.subarray(0, length));
    flags.set(this.flags.subarray(0, length));
    return { ids, byteStart, byteEnd, flags };
  }

  /** Whether each token begins where the one before it ends, and there are any. */
  private isGapless(): boolean {
    const { length, byteStart, byteEnd } = this;
    // Where there are gaps, the first is near.
    for (let i = 1; i < length; i++) if (byteStart[i] !== byteEnd[i - 1]) return false;
    return length > 0;
  }

  private grow(capacity: number): void {
    const { ids, byteStart, byteEnd, flags } = this;
    this.allocate(capacity);
    this.ids.set(ids);
    this.byteStart.set(byteStart);
    this.byteEnd.set(byteEnd);
    this.flags.set(flags);
  }

  private allocate(capacity: number): void {
    this.ids = new Uint32Array(capacity);
    this.byteStart = new Uint32Array(capacity);
    this.byteEnd = new Uint32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }
}
