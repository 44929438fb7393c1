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

/** Finds the entries that begin at a place of a stretch. Places are bytes from its beginning. */
export class Arcs {
  /** Bytes of the stretch. */
  size = 0;
  /** Where those end that were found last, the shortest first, and their ids. */
  readonly ends: Int32Array;
  readonly ids: Int32Array;
  private readonly entries: Entries;
  private bytes: Uint8Array = new Uint8Array();
  private start = 0;
  private isFirst = true;
  /** Bytes behind the stretch that belong to its last entry. */
  private behind = 0;

  constructor(entries: Entries) {
    this.entries = entries;
    this.ends = new Int32Array(entries.trie.longest + 1);
    this.ids = new Int32Array(entries.trie.longest + 1);
  }

  /** Takes up a stretch. */
  begin({ bytes, start, end, isFirst, isLast }: Stretch): void {
    const { suffix } = this.entries;
    this.size = end - start;
    this.isFirst = isFirst;
    this.behind = isLast ? suffix.length : 0;
    this.bytes = bytes;
    this.start = start;
    if (this.behind === 0) return;
    this.bytes = new Uint8Array(this.size + suffix.length);
    this.bytes.set(bytes.subarray(start, end));
    this.bytes.set(suffix, this.size);
    this.start = 0;
  }

  /** Finds the entries that begin at a place, into `ends` and `ids`; gives how many there are. */
  find(at: ByteOffset): number {
    const { bytes, start, size, behind, ends, ids } = this;
    const { trie, inside } = this.entries;
    const from = start + at;
    const limit = start + size + behind;
    const first = bytes[from] as number;
    let count = 0;
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
    return count;
  }
}
