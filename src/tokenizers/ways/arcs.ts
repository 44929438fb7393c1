import type { ByteOffset } from "../../text/utf8";
import { ByteTrie } from "../models/unigram/byteTrie";
import type { Entries } from "./entries";

/** A stretch of a pre-token that entries spell, bytes [start, end). */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** Whether the pre-token begins, and ends, where the stretch does. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Bytes of a stretch up to which what was found is kept: several ways ask for the same places. */
const mostKept = 1 << 13;
/** Entries that there is room for at first. */
const usual = 1 << 10;
/** Of {@link Arcs}, a place that nobody has asked for. */
const unasked = -1;

/** Finds the entries that begin at a place of a stretch. Places are bytes from its beginning. */
export class Arcs {
  /** Bytes of the stretch. */
  size = 0;
  /** Where those of a place end, the shortest first, and their ids: from {@link first} on for the place asked for last. */
  ends: Int32Array;
  ids: Int32Array;
  first = 0;
  private readonly entries: Entries;
  private bytes: Uint8Array = new Uint8Array();
  private start = 0;
  private isFirst = true;
  /** Bytes behind the stretch that belong to its last entry. */
  private behind = 0;
  /** By places of a stretch that is kept: where its own begin, or {@link unasked}, and where they end. */
  private readonly from = new Int32Array(mostKept);
  private readonly to = new Int32Array(mostKept);
  /** How many there are of all places that were asked for. */
  private used = 0;

  constructor(entries: Entries) {
    this.entries = entries;
    const room = entries.trie.longest + usual;
    this.ends = new Int32Array(room);
    this.ids = new Int32Array(room);
  }

  /** Takes up a stretch. */
  begin({ bytes, start, end, isFirst, isLast }: Stretch): void {
    const { suffix } = this.entries;
    this.size = end - start;
    this.isFirst = isFirst;
    this.behind = isLast ? suffix.length : 0;
    this.bytes = bytes;
    this.start = start;
    this.used = 0;
    if (this.size <= mostKept) this.from.fill(unasked, 0, this.size);
    if (this.behind === 0) return;
    this.bytes = new Uint8Array(this.size + suffix.length);
    this.bytes.set(bytes.subarray(start, end));
    this.bytes.set(suffix, this.size);
    this.start = 0;
  }

  /** Finds the entries that begin at a place; gives where they end in `ends` and `ids`, and leaves `first` where they begin. */
  find(at: ByteOffset): number {
    if (this.size > mostKept) {
      this.used = 0;
      return this.seek(at);
    }
    const known = this.from[at] as number;
    if (known !== unasked) {
      this.first = known;
      return this.to[at] as number;
    }
    this.from[at] = this.used;
    const end = this.seek(at);
    this.to[at] = end;
    return end;
  }

  private seek(at: ByteOffset): number {
    const { bytes, start, size, behind } = this;
    const { trie, inside } = this.entries;
    if (this.used + trie.longest > this.ends.length) this.grow();
    const { ends, ids } = this;
    const from = start + at;
    const limit = start + size + behind;
    const first = bytes[from] as number;
    let count = this.used;
    this.first = count;
    let node = at === 0 && this.isFirst ? trie.step(ByteTrie.root, first) : (inside[first] as number);
    for (let i = from + 1; node !== ByteTrie.root; i++) {
      const id = trie.idAt(node);
      // What ends a pre-token is written otherwise than what does not.
      if (id !== -1 && (behind === 0 || i === limit || i < limit - behind)) {
        ends[count] = Math.min(i - start, size);
        ids[count++] = id;
      }
      if (i >= limit) break;
      node = trie.step(node, bytes[i] as number);
    }
    this.used = count;
    return count;
  }

  private grow(): void {
    const { ends, ids } = this;
    this.ends = new Int32Array(ends.length * 2);
    this.ids = new Int32Array(ids.length * 2);
    this.ends.set(ends);
    this.ids.set(ids);
  }
}
