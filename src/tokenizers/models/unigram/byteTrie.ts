import type { ByteOffset } from "../../../text/utf8";
import { TokenizerError } from "../../tokenizer";
import type { VocabularyColumns } from "../../vocabulary";

/** A node is 24 bits of the table's keys. No published vocabulary comes near. */
const maxBytes = 2 ** 24 - 2;
/**
 * Bits of {@link ByteTrie.next}: one more than the byte that leads to node + 1, whether other children exist, and whether an
 * entry ends here.
 */
const nextByte = 0x1ff;
const hasBranches = 0x200;
const isEntry = 0x400;

/**
 * Byte strings and their ids as a tree, walked a byte at a time: all entries that a text goes on with are found in as
 * many steps as the longest has bytes.
 *
 * Entries are entered one after the other, and what an entry adds gets consecutive nodes. So most nodes have their only
 * child right behind them; just the root's children and those that branch off need a look-up (a dense table, and open
 * addressing).
 */
export class ByteTrie {
  /** The node that every walk begins with. No step leads there, so `step` gives it for “nowhere”. */
  static readonly root = 0;
  /** Bytes of the longest entry. */
  readonly longest: number;
  private readonly roots = new Int32Array(256);
  private readonly next: Uint16Array;
  private readonly ids: Int32Array;
  /** Pairs: parent << 8 | byte, child; child 0 where the place is free. */
  private readonly branches: Int32Array;
  private readonly mask: number;

  /**
   * @param columns entries; of equal ones the last counts
   * @param replaced told of each id whose entry another one, which counts in its place, is equal to
   * @throws {TokenizerError} when they are more than 16 MB
   */
  constructor({ ids, offsets, bytes }: VocabularyColumns, replaced: ((id: number, by: number) => void) | null = null) {
    if (bytes.length > maxBytes) {
      throw new TokenizerError(`The vocabulary has ${bytes.length} bytes; at most ${maxBytes} are supported.`);
    }
    // An entry leaves the tree as it is at one node, and so branches off at most once.
    let capacity = 16;
    while (capacity < ids.length * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.branches = new Int32Array(capacity * 2);
    const next = new Uint16Array(bytes.length + 1);
    const values = new Int32Array(bytes.length + 1).fill(-1);
    this.next = next;
    let nodes = 1;
    let longest = 0;
    for (let entry = 0; entry < ids.length; entry++) {
      const start = offsets[entry] as number;
      const end = offsets[entry + 1] as number;
      if (end - start > longest) longest = end - start;
      let node = ByteTrie.root;
      for (let i = start; i < end; i++) {
        const byte = bytes[i] as number;
        let child = this.step(node, byte);
        if (child === ByteTrie.root) {
          child = nodes++;
          this.link(node, byte, child);
        }
        node = child;
      }
      const before = values[node] as number;
      if (before !== -1) replaced?.(before, ids[entry] as number);
      values[node] = ids[entry] as number;
      next[node] = (next[node] as number) | isEntry;
    }
    this.longest = longest;
    this.next = next.slice(0, nodes);
    this.ids = values.slice(0, nodes);
  }

  /** The child of a node by a byte; the root when there is none. */
  step(node: number, byte: number): number {
    if (node === ByteTrie.root) return this.roots[byte] as number;
    const next = this.next[node] as number;
    if ((next & nextByte) === byte + 1) return node + 1;
    if ((next & hasBranches) === 0) return ByteTrie.root;
    return this.branches[this.placeOf(node, byte) + 1] as number;
  }

  /** The id of the entry that ends at a node, or -1. */
  idAt(node: number): number {
    // Asked of each byte of a text: most nodes need no second look elsewhere.
    return ((this.next[node] as number) & isEntry) === 0 ? -1 : (this.ids[node] as number);
  }

  /** The id of the entry whose bytes are bytes[start, end), or -1. */
  find(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): number {
    let node = ByteTrie.root;
    for (let i = start; i < end; i++) {
      node = this.step(node, bytes[i] as number);
      if (node === ByteTrie.root) return -1;
    }
    return this.idAt(node);
  }

  private link(parent: number, byte: number, child: number): void {
    if (parent === ByteTrie.root) {
      this.roots[byte] = child;
    } else if (child === parent + 1) {
      this.next[parent] = (this.next[parent] as number) | (byte + 1);
    } else {
      const place = this.placeOf(parent, byte);
      this.branches[place] = (parent << 8) | byte;
      this.branches[place + 1] = child;
      this.next[parent] = (this.next[parent] as number) | hasBranches;
    }
  }

  /** Where a branch is in the table, or would be. */
  private placeOf(node: number, byte: number): number {
    const { branches, mask } = this;
    const key = (node << 8) | byte;
    const hash = Math.imul(key, 0x9e3779b1);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const place = slot * 2;
      if (branches[place + 1] === 0 || branches[place] === key) return place;
    }
  }
}
