import type { VocabularyColumns } from "../../vocabulary";

/**
 * Where names stand in a vocabulary that is being read: open addressing, with hashes that were taken while the names
 * were read.
 */
export class NameIndex {
  /** Whether no name is there twice. */
  readonly isUnique: boolean;
  private readonly columns: VocabularyColumns;
  /** At each place a name's index + 1, below the upper bits of its hash; 0 where there is none. */
  private readonly table: Int32Array;
  /** Places of the table, less one. */
  private readonly mask: number;
  /** The bits of a place that are of the hash. */
  private readonly hashBits: number;

  /** @param hashes of the names, in their order: {@link hashOf} */
  constructor(columns: VocabularyColumns, hashes: Uint32Array) {
    this.columns = columns;
    let capacity = 16;
    while (capacity < hashes.length * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.hashBits = -1 << (32 - Math.clz32(hashes.length));
    this.table = new Int32Array(capacity);
    const { offsets, bytes } = columns;
    let isUnique = true;
    for (let index = 0; index < hashes.length; index++) {
      const hash = (hashes[index] as number) | 0;
      const place = this.placeOf(bytes, offsets[index] as number, offsets[index + 1] as number, hash);
      if (this.table[place] !== 0) isUnique = false;
      this.table[place] = (hash & this.hashBits) | (index + 1);
    }
    this.isUnique = isUnique;
  }

  /**
   * The index of the name that is bytes[start, end), or -1.
   * @param hash of these bytes
   */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const found = this.table[this.placeOf(bytes, start, end, hash)] as number;
    return (found & ~this.hashBits) - 1;
  }

  /** Whether bytes[0, length) are the name at an index; false where there is none. */
  isAt(index: number, bytes: Uint8Array, length: number): boolean {
    const { offsets, bytes: names } = this.columns;
    const offset = offsets[index] as number;
    if ((offsets[index + 1] as number) - offset !== length) return false;
    for (let i = length - 1; i >= 0; i--) if (names[offset + i] !== bytes[i]) return false;
    return true;
  }

  /** Where a name is in the table, or would be. */
  private placeOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { table, mask, hashBits } = this;
    const { offsets, bytes: names } = this.columns;
    const length = end - start;
    const upper = hash & hashBits;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const found = table[place] as number;
      if (found === 0) return place;
      if ((found & hashBits) !== upper) continue;
      const index = (found & ~hashBits) - 1;
      const offset = offsets[index] as number;
      if ((offsets[index + 1] as number) - offset !== length) continue;
      let i = 0;
      while (i < length && names[offset + i] === bytes[start + i]) i++;
      if (i === length) return place;
    }
  }
}

/** The hash of bytes[start, end). Multiplied and mixed byte by byte, as MurmurHash2 does. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = addToHash(hash, bytes[i] as number);
  return finishHash(hash);
}

/** {@link hashOf} a byte at a time: begun with 0, and finished with {@link finishHash}. */
export function addToHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte ^ 0x55, 0x5bd1e995);
}

export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
