import type { ByteOffset } from "../text/utf8";

/** What a vocabulary is made of: entries in order of their ids, as bytes. */
export interface VocabularyColumns {
  /** Id of each entry, rising. */
  readonly ids: Uint32Array;
  /** Where each entry's bytes begin, and one more: where the last one's end. */
  readonly offsets: Uint32Array;
  /** All entries' bytes, one after the other. */
  readonly bytes: Uint8Array;
}

/**
 * A table of byte strings and their ids: open addressing over one typed array, so that 200,000 entries cost a few
 * milliseconds and no object each.
 */
export class Vocabulary {
  /** Entries. */
  readonly size: number;
  /** Bytes of the longest entry. */
  readonly longest: number;
  readonly columns: VocabularyColumns;
  /** Index of an entry by its id, or -1; null where each entry's id is its index, as in nearly all vocabularies. */
  private readonly indexOfId: Int32Array | null;
  /** At each place an entry's index + 1, below the upper bits of its hash; 0 where there is none. */
  private readonly table: Int32Array;
  /** Places of the table, less one. */
  private readonly mask: number;
  /** Bits of a place that are of the index. */
  private readonly indexBits: number;

  /** @param hidden ids of entries that {@link find} never gives */
  constructor(columns: VocabularyColumns, hidden: ReadonlySet<number> = new Set()) {
    this.columns = columns;
    const { ids, offsets, bytes } = columns;
    const size = ids.length;
    this.size = size;
    this.indexOfId = (ids.at(-1) ?? -1) === size - 1 ? null : indicesOf(ids);
    let capacity = 16;
    while (capacity < size * 2) capacity *= 2;
    const mask = capacity - 1;
    const indexBits = 32 - Math.clz32(size);
    const hashBits = -1 << indexBits;
    const table = new Int32Array(capacity);
    let longest = 0;
    const hasHidden = hidden.size > 0;
    for (let index = 0; index < size; index++) {
      if (hasHidden && hidden.has(ids[index] as number)) continue;
      const start = offsets[index] as number;
      const end = offsets[index + 1] as number;
      if (end - start > longest) longest = end - start;
      // As hashBytes does, which costs too much to call as long as this runs for the first time.
      let hash = 0;
      for (let i = start; i < end; i++) hash = (hash & 0x1fffff) * 499 + (hash >>> 21) + (bytes[i] as number);
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      hash ^= hash >>> 13;
      let place = hash & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = (hash & hashBits) | (index + 1);
    }
    this.table = table;
    this.mask = mask;
    this.indexBits = indexBits;
    this.longest = longest;
  }

  /** The id of the entry whose bytes are bytes[start, end), or -1. */
  find(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): number {
    if (end - start > this.longest) return -1;
    return this.findHashed(bytes, start, end, finishHash(addToHash(0, bytes, start, end)));
  }

  /**
   * The id of the entry whose bytes are bytes[start, end), or -1.
   * @param hash of these bytes: {@link finishHash} of what {@link hashStep} made of one after the other
   */
  findHashed(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, hash: number): number {
    const { table, mask, indexBits } = this;
    const { ids, offsets, bytes: own } = this.columns;
    const length = end - start;
    const upper = hash >>> indexBits;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const found = table[place] as number;
      if (found === 0) return -1;
      if (found >>> indexBits !== upper) continue;
      const index = found - (upper << indexBits) - 1;
      const offset = offsets[index] as number;
      if ((offsets[index + 1] as number) - offset !== length) continue;
      let i = 0;
      while (i < length && own[offset + i] === bytes[start + i]) i++;
      if (i === length) return ids[index] as number;
    }
  }

  /** The id of the entry whose bytes these are; undefined when there is none. */
  idOf(bytes: Uint8Array): number | undefined {
    const id = this.find(bytes, 0, bytes.length);
    return id === -1 ? undefined : id;
  }

  /**
   * The id of the entry that two entries' bytes make together, or -1.
   * @param skip bytes at the right one's beginning that are left out; it has so many
   */
  findJoined(left: number, right: number, skip = 0): number {
    const { table, mask, indexBits, indexOfId } = this;
    const { ids, offsets, bytes } = this.columns;
    const leftIndex = indexOfId === null ? left : (indexOfId[left] as number);
    const rightIndex = indexOfId === null ? right : (indexOfId[right] as number);
    const leftStart = offsets[leftIndex] as number;
    const rightStart = (offsets[rightIndex] as number) + skip;
    const leftLength = (offsets[leftIndex + 1] as number) - leftStart;
    const length = leftLength + (offsets[rightIndex + 1] as number) - rightStart;
    if (length > this.longest) return -1;
    // Where a byte of the joined string is, for those of the right part.
    const rightShift = rightStart - leftLength;
    const hash = finishHash(
      addToHash(addToHash(0, bytes, leftStart, leftStart + leftLength), bytes, rightStart, rightShift + length),
    );
    const upper = hash >>> indexBits;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const found = table[place] as number;
      if (found === 0) return -1;
      if (found >>> indexBits !== upper) continue;
      const index = found - (upper << indexBits) - 1;
      const offset = offsets[index] as number;
      if ((offsets[index + 1] as number) - offset !== length) continue;
      let i = 0;
      while (i < leftLength && bytes[offset + i] === bytes[leftStart + i]) i++;
      if (i < leftLength) continue;
      while (i < length && bytes[offset + i] === bytes[rightShift + i]) i++;
      if (i === length) return ids[index] as number;
    }
  }

  /** Where an id's entry is in the columns, or -1. */
  indexOf(id: number): number {
    if (this.indexOfId === null) return id < this.size ? id : -1;
    return this.indexOfId[id] ?? -1;
  }

  /** Bytes of an id's entry; 0 when there is none. */
  lengthOf(id: number): number {
    const index = this.indexOf(id);
    return index === -1 ? 0 : (this.columns.offsets[index + 1] as number) - (this.columns.offsets[index] as number);
  }

  /** The bytes of an id's entry, as a view not to be written to; undefined when there is none. */
  bytesOf(id: number): Uint8Array | undefined {
    const index = this.indexOf(id);
    if (index === -1) return undefined;
    return this.columns.bytes.subarray(this.columns.offsets[index], this.columns.offsets[index + 1]);
  }
}

/** Index of each id, or -1. */
function indicesOf(ids: Uint32Array): Int32Array {
  const indices = new Int32Array((ids.at(-1) ?? -1) + 1).fill(-1);
  for (let index = 0; index < ids.length; index++) indices[ids[index] as number] = index;
  return indices;
}

/**
 * Multiplies with carry byte by byte, so that the hash of a string is at hand when that of its beginning is. A state of less
 * than 2³⁰ is what engines keep in a register without optimizing the code first, which is when the table is filled.
 * @param state of the bytes before; 0 at first
 */
export function hashStep(state: number, byte: number): number {
  return (state & 0x1fffff) * 499 + (state >>> 21) + byte;
}

/** The hash of the bytes that a state is of. */
export function finishHash(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function addToHash(state: number, bytes: Uint8Array, start: number, end: number): number {
  let result = state;
  for (let i = start; i < end; i++) result = hashStep(result, bytes[i] as number);
  return result;
}
