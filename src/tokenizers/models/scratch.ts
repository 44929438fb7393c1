import { type ByteOffset, type Utf16Offset, unitAt } from "../../text/utf8";

/** Bytes that may be read beyond the end of what was written: some compare several at a time. */
export const readAhead = 16;

/** Bytes that are kept for what is written next, at most: more than a window of any text takes. */
const mostKept = 1 << 18;

const encoder = new TextEncoder();

/** A buffer that pieces of text are written into as UTF-8, one after the other, without a substring or array each. */
export class Utf8Scratch {
  /** What was written last, from index 0. Another array after a longer piece: read it anew after each call. */
  bytes = new Uint8Array(256);
  /** The same bytes, to be read four at a time. */
  view = new DataView(this.bytes.buffer);

  /**
   * Writes a whole text over what was there.
   * @returns how many bytes that were; a lone surrogate becomes U+FFFD
   */
  writeAll(text: string): ByteOffset {
    this.reserve(text.length * 3);
    return encoder.encodeInto(text, this.bytes).written;
  }

  /** Writes bytes [start, end) of another's over what was there. @returns how many bytes that were */
  writeBytes(from: Uint8Array, start: ByteOffset, end: ByteOffset): ByteOffset {
    this.reserve(end - start);
    this.bytes.set(from.subarray(start, end));
    return end - start;
  }

  /**
   * Writes text[start, end) over what was there: for short pieces a loop is faster than the platform.
   * @param text well-formed, and so the range: no half of a surrogate pair
   * @returns how many bytes that were
   */
  write(text: string, start: Utf16Offset, end: Utf16Offset): ByteOffset {
    this.reserve((end - start) * 3);
    const { bytes } = this;
    let at = 0;
    for (let i = start; i < end; i++) {
      const unit = unitAt(text, i);
      if (unit < 0x80) {
        bytes[at++] = unit;
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else if (unit >= 0xd800 && unit < 0xe000) {
        const code = ((unit & 0x3ff) << 10) + (unitAt(text, ++i) & 0x3ff) + 0x10000;
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      }
    }
    return at;
  }

  /**
   * Writes bytes [start, end) of another's with “▁” for each space, and one more in front if so wanted.
   * @returns how many bytes that were
   */
  writeSpaced(from: Uint8Array, start: ByteOffset, end: ByteOffset, hasPrefix: boolean): ByteOffset {
    this.reserve((end - start + 1) * 3);
    const { bytes } = this;
    let at = 0;
    const sign = () => {
      bytes[at++] = 0xe2;
      bytes[at++] = 0x96;
      bytes[at++] = 0x81;
    };
    if (hasPrefix) sign();
    for (let i = start; i < end; i++) {
      const byte = from[i] as number;
      if (byte === 0x20) sign();
      else bytes[at++] = byte;
    }
    return at;
  }

  private reserve(most: number): void {
    const needed = most + readAhead;
    const { length } = this.bytes;
    // What one text without an end has taken is not kept for the others.
    if (needed <= length && (length <= mostKept || needed > mostKept)) return;
    this.bytes = new Uint8Array(Math.max(needed, Math.min(length * 2, mostKept)));
    this.view = new DataView(this.bytes.buffer);
  }
}
