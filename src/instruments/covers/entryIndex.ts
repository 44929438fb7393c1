import type { ByteOffset } from "../../text/utf8";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

const indices = new WeakMap<VocabularyColumns, EntryIndex>();

/** The index of some entries, made once. */
export function entryIndexOf(entries: VocabularyColumns): EntryIndex {
  const index = indices.get(entries) ?? new EntryIndex(entries);
  indices.set(entries, index);
  return index;
}

/** “▁”, with which half of some vocabularies begins: it is passed over like the space that it stands for. */
const sign = [0xe2, 0x96, 0x81] as const;

/** So many times as many entries are sooner looked at than some put in order. */
const manyTimes = 16;

/** Entries by their first two bytes, so that those that begin with something are found without looking at all. */
export class EntryIndex {
  private readonly entries: VocabularyColumns;
  /** Where those begin in the order whose first two bytes are these, as a number; those of one byte are in none. */
  private readonly starts = new Uint32Array((1 << 16) + 1);
  private readonly order: Uint32Array;
  /** Those of one byte. */
  private readonly single: readonly number[];

  constructor(entries: VocabularyColumns) {
    this.entries = entries;
    const { ids, offsets } = entries;
    const { starts } = this;
    const single: number[] = [];
    for (let i = 0; i < ids.length; i++) {
      const key = this.keyAt(i);
      if (key !== -1) starts[key + 1] = (starts[key + 1] as number) + 1;
      else if (offsets[i] !== offsets[i + 1]) single.push(i);
    }
    this.single = single;
    for (let key = 0; key < 1 << 16; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
    const next = starts.slice();
    this.order = new Uint32Array(Math.min(offsets.length, starts[1 << 16] as number));
    for (let i = 0; i < ids.length; i++) {
      const key = this.keyAt(i);
      if (key === -1) continue;
      this.order[next[key] as number] = i;
      next[key] = (next[key] as number) + 1;
    }
  }

  /**
   * Where the entries that begin with some bytes stand among all, in their order.
   * @param start not empty
   * @param skipped spaces that they have in front of these bytes: 0 or 1
   */
  beginningWith(start: Uint8Array, skipped: number): readonly number[] {
    const { ids, offsets, bytes } = this.entries;
    const found: number[] = [];
    const look = (i: number) => {
      const [from, to] = [(offsets[i] as number) + skipped, offsets[i + 1] as number];
      if (to - from < start.length || (skipped === 1 && bytes[from - 1] !== 0x20)) return;
      let same = 0;
      while (same < start.length && bytes[from + same] === start[same]) same++;
      if (same === start.length) found.push(i);
    };
    const first = start[0] as number;
    const key = skipped === 1 ? (0x20 << 8) | first : keyOf(start, 0, start.length);
    if (key === -1 && first !== sign[0] && this.countLike(start) < ids.length / manyTimes) {
      for (let at = this.starts[first << 8] as number; at < (this.starts[(first << 8) + 256] as number); at++)
        look(this.order[at] as number);
      for (const i of this.single) look(i);
      return found.sort((a, b) => a - b);
    }
    if (key === -1 || (skipped === 0 && first === sign[0] && start[1] === sign[1] && start.length <= sign.length)) {
      for (let i = 0; i < ids.length; i++) if (bytes[offsets[i] as number] === first) look(i);
      return found;
    }
    const end = this.starts[key + 1] as number;
    for (let at = this.starts[key] as number; at < end; at++) look(this.order[at] as number);
    return found;
  }

  /** How many entries begin with the first two bytes of some, or with the one: so many are looked at to find those that begin with all of it. */
  countLike(start: Uint8Array): number {
    const { starts } = this;
    const key = keyOf(start, 0, start.length);
    const first = (start[0] as number) << 8;
    return key === -1
      ? (starts[first + 256] as number) - (starts[first] as number)
      : (starts[key + 1] as number) - (starts[key] as number);
  }

  private keyAt(i: number): number {
    const { offsets, bytes } = this.entries;
    return keyOf(bytes, offsets[i] as number, offsets[i + 1] as number);
  }
}

/** The number of the first two bytes of some; -1 where there is one alone. */
function keyOf(bytes: Uint8Array, from: ByteOffset, to: ByteOffset): number {
  if (to - from < 2) return -1;
  const [first, second] = [bytes[from] as number, bytes[from + 1] as number];
  const isSigned = first === sign[0] && second === sign[1] && to - from > sign.length && bytes[from + 2] === sign[2];
  return isSigned ? (0x20 << 8) | (bytes[from + sign.length] as number) : (first << 8) | second;
}
