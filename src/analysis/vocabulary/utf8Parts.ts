const codePoints = 0x110000;

/** What an entry's bytes are to UTF-8 (RFC 3629), wherever they may stand in a text. */
export interface Utf8Parts {
  /** Bytes at the beginning that go on with a character which began before the entry. */
  readonly tail: number;
  /** Bytes at the end that begin a character which goes on after the entry, all of its own where it is nothing else. */
  readonly head: number;
  /** Whole characters in between. */
  readonly characters: number;
}

/**
 * Parts bytes into the end of one character, whole characters, and the beginning of another.
 * @returns null where no UTF-8 text can have these bytes side by side; of what is nothing but continuation bytes, all of it
 * as the tail
 */
export function utf8Parts(bytes: Uint8Array): Utf8Parts | null {
  const { length } = bytes;
  let isAscii = true;
  for (let i = 0; i < length && isAscii; i++) isAscii = (bytes[i] as number) < 0x80;
  if (isAscii) return { tail: 0, head: 0, characters: length };
  let at = 0;
  while (at < length && isContinuation(bytes[at] as number)) at++;
  const tail = at;
  if (tail > 3) return null;
  let characters = 0;
  while (at < length) {
    const size = sizeOfLead(bytes[at] as number);
    if (size === 0) return null;
    const end = Math.min(length, at + size);
    for (let i = at + 1; i < end; i++) if (!canFollow(bytes, at, i)) return null;
    if (end - at < size) return { tail, head: end - at, characters };
    at = end;
    characters++;
  }
  return { tail, head: 0, characters };
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Bytes of the character that a byte leads; 0 for a byte that leads none: C0, C1, F5 to FF, and continuation bytes. */
export function sizeOfLead(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2) return 0;
  if (byte < 0xe0) return 2;
  if (byte < 0xf0) return 3;
  return byte < 0xf5 ? 4 : 0;
}

/** Whether the byte at `at` can be in the character that begins at `lead`: no overlong form, surrogate, or beyond U+10FFFF. */
function canFollow(bytes: Uint8Array, lead: number, at: number): boolean {
  const byte = bytes[at] as number;
  if (!isContinuation(byte)) return false;
  if (at > lead + 1) return true;
  const [least, most] = secondBytes(bytes[lead] as number);
  return byte >= least && byte <= most;
}

/** The least and the greatest byte that may come second after a lead byte. */
export function secondBytes(lead: number): readonly [least: number, most: number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}

/**
 * Code points, in order, whose UTF-8 begins with some bytes and has more behind them.
 * @param head a lead byte and the bytes after it, fewer than the character has
 */
export function* charactersBegun(head: Uint8Array): Generator<number> {
  const lead = head[0] as number;
  const size = sizeOfLead(lead);
  let from = lead & (0xff >> (size + 1));
  let to = from;
  for (let i = 1; i < size; i++) {
    const [least, most] = i === 1 ? secondBytes(lead) : [0x80, 0xbf];
    const byte = head[i];
    from = (from << 6) | ((byte ?? least) & 0x3f);
    to = (to << 6) | ((byte ?? most) & 0x3f);
  }
  // No surrogates: their second byte cannot come second.
  for (let code = from; code <= to; code++) yield code;
}

/**
 * Code points, in order, whose UTF-8 ends in some continuation bytes and has more in front of them.
 * @param limit those below it
 */
export function* charactersEnding(tail: Uint8Array, limit = codePoints): Generator<number> {
  const bits = 6 * tail.length;
  const least = tail.length === 1 ? 0x80 : tail.length === 2 ? 0x800 : 0x10000;
  for (let code = valueIn(tail); code < limit; code += 1 << bits) {
    if (code >= least && !isSurrogate(code)) yield code;
  }
}

/**
 * Code points whose UTF-8 has some continuation bytes in its middle: with more in front of them and behind.
 * @param limit those below it
 */
export function* charactersAround(middle: Uint8Array, limit = codePoints): Generator<number> {
  const value = valueIn(middle);
  // Behind the bytes there are one or two more, in front of them at least the lead byte.
  for (let behind = 1; behind + middle.length < 4; behind++) {
    const shift = 6 * behind;
    const bits = 6 * (behind + middle.length);
    const least = behind + middle.length === 2 ? 0x800 : 0x10000;
    for (let above = 0; above << bits < limit; above++) {
      for (let below = 0; below < 1 << shift; below++) {
        const code = (above << bits) | (value << shift) | below;
        if (code >= least && code < limit && !isSurrogate(code)) yield code;
      }
    }
  }
}

/** Code points whose UTF-8 has a byte. */
export function* charactersWith(byte: number): Generator<number> {
  const bytes = Uint8Array.of(byte);
  if (byte < 0x80) {
    yield byte;
  } else if (byte < 0xc0) {
    yield* charactersAround(bytes);
    yield* charactersEnding(bytes);
  } else if (utf8Parts(bytes) !== null) {
    yield* charactersBegun(bytes);
  }
}

function valueIn(continuation: Uint8Array): number {
  return continuation.reduce((value, byte) => (value << 6) | (byte & 0x3f), 0);
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}
