/** An offset in UTF-16 code units: what JavaScript strings count in. */
export type Utf16Offset = number;
/** An offset in bytes of the text's UTF-8 form; a lone surrogate counts as U+FFFD, three bytes. */
export type ByteOffset = number;

const encoder = new TextEncoder();

/**
 * The UTF-16 unit at an offset of a text, for loops over whole texts. V8 has some ten kinds of strings (one or two bytes
 * a unit, slices, ropes) and looks `text.charCodeAt` up anew at each call once a place in the code has met five of them,
 * as every stage has after a few languages. The prototype's own needs no look-up, which makes loops two to three times as
 * fast; kept in a variable it would, once a bundler has made that a `var`.
 * @param at in [0, text.length): beyond, V8 gives up the fast path for all callers
 */
export function unitAt(text: string, at: Utf16Offset): number {
  return String.prototype.charCodeAt.call(text, at);
}

/** The code point at an offset in [0, text.length), as fast as {@link unitAt}; half of a pair by itself is its own. */
export function codePointAt(text: string, at: Utf16Offset): number {
  const unit = unitAt(text, at);
  return isHighSurrogate(unit) ? (String.prototype.codePointAt.call(text, at) as number) : unit;
}

/**
 * UTF-8 bytes of a text; lone surrogates become U+FFFD, as the Encoding Standard says.
 */
export function utf8Encode(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Number of UTF-8 bytes that a code point takes (1 to 4). */
export function utf8Size(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

/** One of the UTF-8 bytes of a code point: the first is 0. */
export function utf8ByteOf(codePoint: number, index: number): number {
  const size = utf8Size(codePoint);
  if (size === 1) return codePoint;
  const bits = codePoint >> (6 * (size - 1 - index));
  return index === 0 ? ((0xf00 >> size) & 0xff) | bits : 0x80 | (bits & 0x3f);
}

/** Number of UTF-8 bytes that a character takes whose first byte is the given one. */
export function utf8SizeOfLead(byte: number): number {
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** The code point whose UTF-8 begins at an offset. */
export function codePointIn(bytes: Uint8Array, at: ByteOffset): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | tailOf(bytes, at + 1);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (tailOf(bytes, at + 1) << 6) | tailOf(bytes, at + 2);
  return ((lead & 0x07) << 18) | (tailOf(bytes, at + 1) << 12) | (tailOf(bytes, at + 2) << 6) | tailOf(bytes, at + 3);
}

function tailOf(bytes: Uint8Array, at: ByteOffset): number {
  return (bytes[at] as number) & 0x3f;
}

/** UTF-8 bytes of text[from, to), well-formed, without cutting it out. */
export function utf8Between(text: string, from: Utf16Offset, to: Utf16Offset): number {
  let bytes = to - from;
  for (let unit = from; unit < to; unit++) {
    const code = unitAt(text, unit);
    // Each half of a surrogate pair is 1 unit and stands for 2 of its 4 bytes.
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** Number of UTF-8 bytes of a text, without building them. */
export function utf8Length(text: string): number {
  const { length } = text;
  let bytes = length;
  for (let unit = 0; unit < length; unit++) {
    const code = unitAt(text, unit);
    if (code < 0x80) continue;
    if (code < 0x800) {
      bytes += 1;
    } else if (isHighSurrogate(code) && unit + 1 < length && isLowSurrogate(unitAt(text, unit + 1))) {
      // A pair is 2 units and 4 bytes.
      bytes += 2;
      unit++;
    } else {
      bytes += 2;
    }
  }
  return bytes;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

/** The code point that ends at an offset of well-formed text, which is neither the start nor inside a surrogate pair. */
export function codePointBefore(text: string, offset: Utf16Offset): number {
  const unit = text.charCodeAt(offset - 1);
  return isLowSurrogate(unit) ? (text.codePointAt(offset - 2) as number) : unit;
}

/** The character that ends at an offset; an empty string at the start, inside a surrogate pair or after half of one. */
export function characterBefore(text: string, offset: Utf16Offset): string {
  const unit = text.charCodeAt(offset - 1);
  if (!isHighSurrogate(unit) && !isLowSurrogate(unit)) return text.slice(Math.max(0, offset - 1), offset);
  const isPair = isLowSurrogate(unit) && isHighSurrogate(text.charCodeAt(offset - 2));
  return isPair ? text.slice(offset - 2, offset) : "";
}

/** The character that begins at an offset; an empty string at the end, inside a surrogate pair or before half of one. */
export function characterAfter(text: string, offset: Utf16Offset): string {
  const unit = text.charCodeAt(offset);
  if (!isHighSurrogate(unit) && !isLowSurrogate(unit)) return text.slice(offset, offset + 1);
  const isPair = isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(offset + 1));
  return isPair ? text.slice(offset, offset + 2) : "";
}

/**
 * Two-way map between a text's UTF-16 and UTF-8 offsets. Building it reads the text once; each look-up is constant time.
 * An ASCII text needs no tables, since both offsets are the same.
 */
export class Utf8Index {
  readonly text: string;
  readonly byteLength: ByteOffset;
  /** Unicode code points; a lone surrogate counts as one. */
  readonly codePoints: number;
  /** byteAt[u]: byte offset of the code point that unit u belongs to; one entry more than units. Null for ASCII. */
  private readonly byteAt: Uint32Array | null;
  /** unitAt[b]: first unit of the code point that byte b belongs to; one entry more than bytes. Null for ASCII. */
  private readonly unitAt: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    this.byteLength = utf8Length(text);
    if (this.byteLength === text.length) {
      this.codePoints = text.length;
      this.byteAt = null;
      this.unitAt = null;
      return;
    }
    const byteAt = new Uint32Array(text.length + 1);
    const unitAt = new Uint32Array(this.byteLength + 1);
    let byte = 0;
    let codePoints = 0;
    for (let unit = 0; unit < text.length; ) {
      const code = codePointAt(text, unit);
      const next = unit + (code > 0xffff ? 2 : 1);
      const end = byte + utf8Size(code);
      for (let at = unit; at < next; at++) byteAt[at] = byte;
      for (let at = byte; at < end; at++) unitAt[at] = unit;
      unit = next;
      byte = end;
      codePoints++;
    }
    byteAt[text.length] = byte;
    unitAt[byte] = text.length;
    this.codePoints = codePoints;
    this.byteAt = byteAt;
    this.unitAt = unitAt;
  }

  /** Byte offset of the code point that the unit belongs to. */
  byteOf(unit: Utf16Offset): ByteOffset {
    return this.byteAt === null ? unit : (this.byteAt[unit] ?? this.byteLength);
  }

  /** First unit of the code point that the byte belongs to: rounds a cut inside a character down. */
  unitOf(byte: ByteOffset): Utf16Offset {
    return this.unitAt === null ? byte : (this.unitAt[byte] ?? this.text.length);
  }

  /** First unit at or after the byte: rounds a cut inside a character up. */
  unitAfter(byte: ByteOffset): Utf16Offset {
    const unit = this.unitOf(byte);
    if (this.byteAt === null || this.byteOf(unit) === byte) return unit;
    return unit + ((this.text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1);
  }

  /** Whether the byte offset lies between two code points (both ends of the text included). */
  isCodePointBoundary(byte: ByteOffset): boolean {
    return this.byteOf(this.unitOf(byte)) === byte;
  }
}

/**
 * Places where a text cannot be UTF-8: lone surrogates, which every tokenizer reads as U+FFFD.
 * @returns UTF-16 offsets in order, at most `limit` of them, and how many there are in all.
 */
export function findLoneSurrogates(text: string, limit = 100): { offsets: Utf16Offset[]; count: number } {
  const offsets: Utf16Offset[] = [];
  let count = 0;
  // isWellFormed is native and fast; most texts end here.
  if (text.isWellFormed()) return { offsets, count };
  for (const match of text.matchAll(/\p{Surrogate}/gu)) {
    count++;
    if (offsets.length < limit) offsets.push(match.index);
  }
  return { offsets, count };
}
