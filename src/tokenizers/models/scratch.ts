import { type Utf16Offset, unitAt } from "../../text/utf8";

/** A buffer that pieces of text are written into as UTF-8, one after the other, without a substring or array each. */
export class Utf8Scratch {
  /** What was written last, from index 0. Another array after a longer piece: read it anew after each `write`. */
  bytes = new Uint8Array(256);

  /**
   * Writes text[start, end) as UTF-8, over what was there.
   * @param text well-formed, and so the range: no half of a surrogate pair
   * @returns how many bytes that were
   */
  write(text: string, start: Utf16Offset, end: Utf16Offset): number {
    const most = (end - start) * 3;
    if (most > this.bytes.length) this.bytes = new Uint8Array(Math.max(most, this.bytes.length * 2));
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
}
