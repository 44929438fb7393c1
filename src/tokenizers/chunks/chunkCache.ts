import type { ByteOffset } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";

/** Longer chunks seldom come twice. In bytes, so that a length fits in 7 bits. */
export const longestChunk = 127;

/** Memory for records, in words of four bytes: 12 MB, some 300,000 words in as many languages as there are. */
const usualWords = 3 << 20;

// A record: a header, the chunk's bytes in words, its tokens. The header's lowest byte is the chunk's length and the mode;
// then come 8 bits for how many tokens, 7 for where the first begins, and one where tokens are written wide.
const modeBit = 7;
const countShift = 8;
const startShift = 16;
const wideBit = 1 << 23;
/** A token is one word, as {@link EncodingBuilder.pushPacked} reads it, or, wide: its id, then start | end << 8 | flags << 16. */
const idBits = 20;
const lengthBits = 7;
/** Of a slot, the lower bits are the record's place, the upper ones are from its hash. */
const placeBits = 22;
const placeMask = (1 << placeBits) - 1;

/**
 * Tokens of the chunks met before: stretches of a text that are encoded alike wherever they stand, in most scripts a word
 * with the space before it. Keyed by their UTF-8, in one array for all. It holds what comes first; when it is full, that
 * stays for as long as it is of use, since whoever comes back to many texts in turn would find none of the last ones'.
 */
export class ChunkCache {
  private readonly mostWords: number;
  /** Open addressing; 0 where there is nothing. */
  private slots = new Int32Array(1 << 10);
  private words = new Int32Array(1 << 12);
  private used = 1;
  private count = 0;
  private isFull = false;
  /** Chunks found and not found since it is full. */
  private found = 0;
  private missed = 0;

  /** @param mostWords memory for records at most, in words of four bytes; up to 2²² */
  constructor(mostWords = usualWords) {
    this.mostWords = mostWords;
  }

  /**
   * The hash that a chunk is found and stored by.
   * @param bytes of the text; `readAhead` more are read
   * @param length in bytes, up to {@link longestChunk}
   * @param mode 0 or 1: chunks of the one are not found in the other
   */
  hash(bytes: DataView, start: ByteOffset, length: number, mode: number): number {
    const wholeEnd = start + (length & ~3);
    // The mask leaves nothing where no bytes are left: a branch would be guessed wrong too often.
    let hash = length | (mode << modeBit);
    hash ^= bytes.getInt32(wholeEnd, true) & tailMask(length);
    for (let i = start; i < wholeEnd; i += 4) hash = mix(hash ^ bytes.getInt32(i, true));
    return finished(hash);
  }

  /**
   * Looks for a chunk.
   * @returns its record, or 0
   */
  find(bytes: DataView, start: ByteOffset, length: number, mode: number, hash: number): number {
    const { slots, words } = this;
    const label = length | (mode << modeBit);
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return 0;
      if ((entry ^ hash) >>> placeBits !== 0) continue;
      const record = entry & placeMask;
      if (((words[record] as number) & 0xff) !== label) continue;
      const wholeEnd = start + (length & ~3);
      let at = record + 1;
      // All of it, since hardly ever is there a difference to stop at.
      let difference = 0;
      for (let i = start; i < wholeEnd; i += 4) difference |= (words[at++] as number) ^ bytes.getInt32(i, true);
      difference |= ((words[at] as number) ^ bytes.getInt32(wholeEnd, true)) & tailMask(length);
      if (difference === 0) return record;
    }
  }

  /**
   * Adds the tokens of a record.
   * @param byte where its chunk begins in the whole text
   */
  replay(record: number, byte: ByteOffset, out: EncodingBuilder): void {
    const { words } = this;
    const header = words[record] as number;
    const count = (header >>> countShift) & 0xff;
    let at = record + 1 + (((header & 0x7f) + 3) >> 2);
    if ((header & wideBit) === 0) {
      out.pushPacked(words, at, count, byte + ((header >>> startShift) & 0x7f));
      return;
    }
    for (const end = at + 2 * count; at < end; at += 2) {
      const place = words[at + 1] as number;
      out.push(words[at] as number, byte + (place & 0xff), byte + ((place >>> 8) & 0xff), place >>> 16);
    }
  }

  /**
   * Remembers a chunk's tokens, unless it is known or there is no room.
   * @param byte where it begins in the whole text
   * @param first its first token in `out`, and `end` one past its last; each lies within the chunk
   * @returns its record, or 0
   */
  store(
    bytes: DataView,
    start: ByteOffset,
    length: number,
    mode: number,
    hash: number,
    byte: ByteOffset,
    out: EncodingBuilder,
    first: number,
    end: number,
  ): number {
    const count = end - first;
    if (this.isFull || count > 0xff) return 0;
    const known = this.find(bytes, start, length, mode, hash);
    if (known !== 0) return known;
    const keyWords = (length + 3) >> 2;
    if (!this.reserve(1 + keyWords + 2 * count)) return 0;
    const { words } = this;
    const record = this.used;
    let at = record + 1;
    for (let i = 0; i < length; i += 4) {
      words[at++] = bytes.getInt32(start + i, true) & (i + 4 > length ? tailMask(length) : -1);
    }
    const begin = count === 0 ? 0 : out.startAt(first) - byte;
    const isWide = !isPackable(out, first, end);
    words[record] = length | (mode << modeBit) | (count << countShift) | (begin << startShift) | (isWide ? wideBit : 0);
    for (let token = first; token < end; token++) {
      const from = out.startAt(token);
      const to = out.endAt(token);
      if (isWide) {
        words[at++] = out.idAt(token);
        words[at++] = (from - byte) | ((to - byte) << 8) | (out.flagsAt(token) << 16);
      } else {
        words[at++] = out.idAt(token) | ((to - from) << idBits) | (out.flagsAt(token) << (idBits + lengthBits));
      }
    }
    this.used = at;
    this.count++;
    enter(this.slots, hash, record);
    return record;
  }

  /**
   * Tells how it has served, and lets it forget all when it is full of what nobody asks for. Records that `find` has given
   * before are not valid any more.
   * @returns whether it has forgotten
   */
  review(found: number, missed: number): boolean {
    if (!this.isFull) return false;
    this.found += found;
    this.missed += missed;
    if (this.missed < 4 * this.count) return false;
    const isOfNoUse = this.found < this.missed;
    if (isOfNoUse) {
      this.slots.fill(0);
      this.used = 1;
      this.count = 0;
      this.isFull = false;
    }
    this.found = 0;
    this.missed = 0;
    return isOfNoUse;
  }

  /** Makes room for a record of so many words, or is full. */
  private reserve(more: number): boolean {
    const needed = this.used + more;
    if (needed > this.mostWords) {
      this.isFull = true;
      this.found = 0;
      this.missed = 0;
      return false;
    }
    if (needed > this.words.length) {
      const grown = new Int32Array(Math.min(this.mostWords, Math.max(1 << 12, needed * 2)));
      grown.set(this.words);
      this.words = grown;
    }
    if (this.count * 2 > this.slots.length) this.slots = this.rehashed(this.slots.length * 4);
    return true;
  }

  private rehashed(length: number): Int32Array<ArrayBuffer> {
    const slots = new Int32Array(length);
    const { words, used } = this;
    for (let record = 1; record < used; ) {
      const header = words[record] as number;
      const length = header & 0x7f;
      const keyWords = (length + 3) >> 2;
      let hash = header & 0xff;
      if ((length & 3) !== 0) hash ^= words[record + keyWords] as number;
      for (let i = 1; i <= length >> 2; i++) hash = mix(hash ^ (words[record + i] as number));
      enter(slots, finished(hash), record);
      record += 1 + keyWords + ((header >>> countShift) & 0xff) * ((header & wideBit) === 0 ? 1 : 2);
    }
    return slots;
  }
}

/** Of a chunk's last word, the bits that are its own. */
function tailMask(length: number): number {
  return (1 << ((length & 3) * 8)) - 1;
}

/** A step of the hash, for four bytes. */
function mix(hash: number): number {
  const product = Math.imul(hash, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Of what has been mixed, bits that differ wherever any did; of three bytes or fewer nothing has been mixed yet. */
function finished(hash: number): number {
  const mixed = mix(hash);
  return mixed ^ (mixed >>> 13);
}

function enter(slots: Int32Array, hash: number, record: number): void {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = (hash & ~placeMask) | record;
}

/** Whether each token begins where the one before it ends, and all have ids of few enough bits. */
function isPackable(out: EncodingBuilder, first: number, end: number): boolean {
  for (let token = first; token < end; token++) {
    if (out.idAt(token) >>> idBits !== 0) return false;
    if (token > first && out.startAt(token) !== out.endAt(token - 1)) return false;
  }
  return true;
}
