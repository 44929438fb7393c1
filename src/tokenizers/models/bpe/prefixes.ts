import type { ByteOffset } from "../../../text/utf8";
import { finishHash, hashStep, type Vocabulary, type VocabularyColumns } from "../../vocabulary";

/** Places for each byte of the vocabulary: few strings that no entry begins with share the place of one that some does. */
const placesForByte = 2;
/** The two bits of a place. */
const prefixBit = 1;
const entryBit = 2;

/**
 * Which entries of a vocabulary a text goes on with. Two bits for each hash of what entries begin with tell where to stop
 * looking and what to look up (Bloom 1970): a tenth of the memory of a tree, and filled in one pass over the vocabulary.
 */
export class Prefixes {
  /** The entry that was given last, and one past the last of its bytes. */
  id = -1;
  end: ByteOffset = 0;
  /** Ids of the entries that are one byte, by that byte; -1 where there is none. */
  readonly singles: Int32Array;
  private readonly vocabulary: Vocabulary;
  /** By two bytes, whether some entry begins with them. */
  private readonly doubles = new Uint8Array(1 << 16);
  private readonly bits: Uint8Array;
  private readonly mask: number;
  /** Of the strings of two bytes and more that may be entries, shorter ones first: hash and bytes. */
  private readonly hashes: Int32Array;
  private readonly lengths: Int32Array;
  private bytes: Uint8Array = new Uint8Array(0);
  private start: ByteOffset = 0;
  private count = 0;
  /** The entry that is the first byte alone, until it has been given. */
  private single = -1;

  constructor(vocabulary: Vocabulary, { offsets, bytes }: VocabularyColumns) {
    this.vocabulary = vocabulary;
    this.hashes = new Int32Array(vocabulary.longest);
    this.lengths = new Int32Array(vocabulary.longest);
    this.singles = Int32Array.from({ length: 256 }, (_, byte) => vocabulary.find(Uint8Array.of(byte), 0, 1));
    let places = 1 << 12;
    while (places < bytes.length * placesForByte) places *= 2;
    const bits = new Uint8Array(places / 4);
    const mask = places - 1;
    for (let index = 0; index + 1 < offsets.length; index++) {
      const end = offsets[index + 1] as number;
      const start = offsets[index] as number;
      if (end - start > 1) this.doubles[doubleOf(bytes, start)] = 1;
      let state = 0;
      let place = 0;
      for (let i = start; i < end; i++) {
        state = hashStep(state, bytes[i] as number);
        place = finishHash(state) & mask;
        bits[place >>> 2] = (bits[place >>> 2] as number) | (prefixBit << ((place & 3) * 2));
      }
      bits[place >>> 2] = (bits[place >>> 2] as number) | (entryBit << ((place & 3) * 2));
    }
    this.bits = bits;
    this.mask = mask;
  }

  /** The entry that some bytes begin with, where they can begin with no other and it is one byte; else -1. */
  only(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): number {
    const isAlone = start + 1 === end || this.doubles[doubleOf(bytes, start)] === 0;
    return isAlone && start < end ? (this.singles[bytes[start] as number] as number) : -1;
  }

  /**
   * Looks for the entries that some bytes begin with: {@link next} gives them.
   * @param end one past the last byte
   */
  seek(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): void {
    const { bits, mask, hashes, lengths } = this;
    const last = Math.min(end, start + this.vocabulary.longest);
    let count = 0;
    if (start + 1 < last && this.doubles[doubleOf(bytes, start)] === 1) {
      let state = hashStep(0, bytes[start] as number);
      for (let i = start + 1; i < last; ) {
        state = hashStep(state, bytes[i++] as number);
        const hash = finishHash(state);
        const place = hash & mask;
        const found = (bits[place >>> 2] as number) >>> ((place & 3) * 2);
        if ((found & prefixBit) === 0) break;
        if ((found & entryBit) === 0) continue;
        hashes[count] = hash;
        lengths[count++] = i - start;
      }
    }
    this.bytes = bytes;
    this.start = start;
    this.count = count;
    this.single = start < last ? (this.singles[bytes[start] as number] as number) : -1;
  }

  /** Goes on to the longest of the entries that it has not given yet, {@link id} and {@link end}; false when there is none. */
  next(): boolean {
    const { bytes, start, lengths, hashes } = this;
    while (this.count > 0) {
      const at = --this.count;
      this.end = start + (lengths[at] as number);
      this.id = this.vocabulary.findHashed(bytes, start, this.end, hashes[at] as number);
      if (this.id !== -1) return true;
    }
    this.id = this.single;
    this.end = start + 1;
    this.single = -1;
    return this.id !== -1;
  }
}

function doubleOf(bytes: Uint8Array, at: ByteOffset): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}
