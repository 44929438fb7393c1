import type { ByteOffset } from "../../../text/utf8";

/** Bytes of a piece at most, and so bytes that may be read beyond its beginning: in most scripts it is a word of usual length. */
export const longestShortPiece = 16;
/** Places, a power of two. */
const places = 1 << 14;
/** Numbers for each place: the piece in four words, its length and mode, and what is known of it. */
const stride = 8;
const lengthAt = 4;
const modeBit = 8;
const valueAt = 5;
/** In four words of a piece's length, the bits that are its own. */
const masks = Int32Array.from({ length: (longestShortPiece + 1) * 4 }, (_, i) => {
  const bytes = Math.max(0, Math.min(4, (i >> 2) - (i & 3) * 4));
  return bytes === 4 ? -1 : (1 << (bytes * 8)) - 1;
});

/**
 * A number for each of the short pieces that were met last, at one place or not at all: what comes again soon, as most words
 * of a text do, costs one look at one line of the processor's cache.
 */
export class ShortPieces {
  private readonly slots = new Int32Array(places * stride);

  /**
   * The place of a piece, which is taken by it or by another.
   * @param view of the text; {@link longestShortPiece} bytes are read
   * @param length in bytes, from 1 to {@link longestShortPiece}
   * @param mode 0 or 1: the same piece in the other is another
   */
  placeOf(view: DataView, start: ByteOffset, length: number, mode: number): number {
    const mask = length << 2;
    const hash =
      Math.imul(view.getInt32(start, true) & (masks[mask] as number), 0x9e3779b1) ^
      Math.imul(view.getInt32(start + 4, true) & (masks[mask + 1] as number), 0x85ebca6b) ^
      Math.imul(view.getInt32(start + 8, true) & (masks[mask + 2] as number), 0xc2b2ae35) ^
      Math.imul(view.getInt32(start + 12, true) & (masks[mask + 3] as number), 0x27d4eb2f) ^
      (length | (mode << modeBit));
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) & (places - 1)) * stride;
  }

  /** What is known of the piece, if it has its place; 0 else. */
  at(place: number, view: DataView, start: ByteOffset, length: number, mode: number): number {
    const { slots } = this;
    const mask = length << 2;
    const difference =
      ((slots[place] as number) ^ (view.getInt32(start, true) & (masks[mask] as number))) |
      ((slots[place + 1] as number) ^ (view.getInt32(start + 4, true) & (masks[mask + 1] as number))) |
      ((slots[place + 2] as number) ^ (view.getInt32(start + 8, true) & (masks[mask + 2] as number))) |
      ((slots[place + 3] as number) ^ (view.getInt32(start + 12, true) & (masks[mask + 3] as number))) |
      ((slots[place + lengthAt] as number) ^ (length | (mode << modeBit)));
    return difference === 0 ? (slots[place + valueAt] as number) : 0;
  }

  /** Gives a piece its place. */
  put(place: number, view: DataView, start: ByteOffset, length: number, mode: number, value: number): void {
    const { slots } = this;
    for (let i = 0; i < 4; i++) {
      slots[place + i] = view.getInt32(start + i * 4, true) & (masks[(length << 2) + i] as number);
    }
    slots[place + lengthAt] = length | (mode << modeBit);
    slots[place + valueAt] = value;
  }

  /** Forgets all. */
  clear(): void {
    this.slots.fill(0);
  }
}
