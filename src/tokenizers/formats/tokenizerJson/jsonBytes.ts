/*
 * JSON (RFC 8259) as the bytes of a file, for tables so long that a value for each of their strings would cost more than
 * all else. Positions are in bytes; -1 is “not read here”, for whoever asks to read the file in the ordinary way.
 */

import { addToHash, finishHash } from "./nameIndex";

export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
const backslash = 0x5c;

/** Where a table stands in the file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many items to make room for at first: there is one for each 10 to 70 bytes. */
export function expectedItems(bytes: Uint8Array, from: number): number {
  return 16 + ((bytes.length - from) >> 6);
}

/** The same numbers, with room for as many again. */
export function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** Where the next byte is that is no white space; the end where there is none. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let i = at;
  for (; ; i++) {
    const byte = bytes[i];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return i;
  }
}

/**
 * Where a value ends: past its last byte. Only strings and brackets are looked at; whether it is JSON is for a parser.
 * @param at its first byte
 */
export function skipValue(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let i = at; i < bytes.length; ) {
    const byte = bytes[i] as number;
    if (byte === quote) {
      i = skipString(bytes, i);
      if (i === -1) return -1;
      if (depth === 0) return i;
      continue;
    }
    if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      // The bracket of what a number or a word stands in.
      if (depth === 0) return i;
      if (--depth === 0) return i + 1;
    } else if (depth === 0 && byte === comma) return i;
    i++;
  }
  return -1;
}

/** @param at the quote that the string begins with */
function skipString(bytes: Uint8Array, at: number): number {
  for (let i = at + 1; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === quote) return i + 1;
    if (byte === backslash) i++;
  }
  return -1;
}

/** Reads strings, one after the other, to UTF-8 without escapes. */
export class StringReader {
  /** What was read. */
  readonly into: Uint8Array<ArrayBuffer>;
  /** Where in {@link into} the last string ends. */
  end = 0;
  /** Of its bytes ({@link hashOf}). */
  hash = 0;
  private readonly bytes: Uint8Array;

  /**
   * @param bytes the file
   * @param room bytes of all that will be kept in {@link into}; a string that finds no place is not read
   */
  constructor(bytes: Uint8Array, room: number) {
    this.bytes = bytes;
    this.into = new Uint8Array(room);
  }

  /**
   * @param at the quote that the string begins with
   * @param to where in {@link into} its bytes go
   * @returns where it ends in the file; -1 for what is no string, is not UTF-8 or no well-formed Unicode
   */
  read(at: number, to: number): number {
    const { bytes, into } = this;
    if (bytes[at] !== quote) return -1;
    let next = to;
    let hash = 0;
    for (let i = at + 1; i < bytes.length; ) {
      // One escape is three bytes at most, and so is a character's rest.
      if (next + 4 > into.length) return -1;
      const byte = bytes[i] as number;
      if (byte === quote) {
        this.end = next;
        this.hash = finishHash(hash);
        return i + 1;
      }
      if (byte === backslash) {
        const code = escaped(bytes, i);
        if (code === -1) return -1;
        const first = next;
        next = writeUtf8(code, into, next);
        for (let k = first; k < next; k++) hash = addToHash(hash, into[k] as number);
        i += bytes[i + 1] !== 0x75 ? 2 : code > 0xffff ? 12 : 6;
      } else if (byte < 0x80) {
        // Control characters have to be escaped.
        if (byte < 0x20) return -1;
        into[next++] = byte;
        hash = addToHash(hash, byte);
        i++;
      } else {
        const size = characterSize(bytes, i);
        if (size === 0) return -1;
        for (let k = 0; k < size; k++) {
          const part = bytes[i++] as number;
          into[next++] = part;
          hash = addToHash(hash, part);
        }
      }
    }
    return -1;
  }
}

/** The code point that an escape stands for: `\n`, `\u00e9`, `\ud83d\ude00`; -1 for none, half a surrogate pair included. */
function escaped(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1];
  if (letter !== 0x75) return simpleEscapes.get(letter ?? -1) ?? -1;
  const unit = hexUnit(bytes, at + 2);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  if (unit > 0xdbff || bytes[at + 6] !== backslash || bytes[at + 7] !== 0x75) return -1;
  const low = hexUnit(bytes, at + 8);
  return low < 0xdc00 || low > 0xdfff ? -1 : 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

const simpleEscapes = new Map(
  Array.from('"\\/bfnrt', (letter, i) => [letter.charCodeAt(0), '"\\/\b\f\n\r\t'.charCodeAt(i)] as const),
);

function hexUnit(bytes: Uint8Array, at: number): number {
  let unit = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = Number.parseInt(String.fromCharCode(bytes[i] ?? 0), 16);
    if (Number.isNaN(digit)) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/** @returns where in `into` it ends */
function writeUtf8(code: number, into: Uint8Array, at: number): number {
  let next = at;
  if (code < 0x80) {
    into[next++] = code;
    return next;
  }
  if (code < 0x800) {
    into[next++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x10000) {
      into[next++] = 0xe0 | (code >> 12);
    } else {
      into[next++] = 0xf0 | (code >> 18);
      into[next++] = 0x80 | ((code >> 12) & 0x3f);
    }
    into[next++] = 0x80 | ((code >> 6) & 0x3f);
  }
  into[next++] = 0x80 | (code & 0x3f);
  return next;
}

/** Bytes of the character of two bytes or more that begins here; 0 where UTF-8 has none such (Unicode, table 3-7). */
function characterSize(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const second = bytes[at + 1] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  if (lead < 0xe0) return 2;
  if (((bytes[at + 2] ?? 0) & 0xc0) !== 0x80) return 0;
  if (lead < 0xf0) return 3;
  return ((bytes[at + 3] ?? 0) & 0xc0) === 0x80 ? 4 : 0;
}
