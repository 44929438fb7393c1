import { ByteTrie } from "../../tokenizers/models/unigram/byteTrie";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

/** Where entries stand in some bytes: from each place the places to which one leads. */
export interface Lattice {
  readonly bytes: Uint8Array;
  /** Bytes of the longest entry. */
  readonly longest: number;
  /** Calls back for each length at which an entry spells what begins at a place, with an id and how many entries do, shortest first. */
  visit(start: number, found: (end: number, id: number, entries: number) => void): void;
  /** The ids of all entries that spell what one does there. */
  alike(id: number): readonly number[];
}

/** Entries, to be found in a text wherever they are spelt. */
export class EntryTree {
  private readonly trie: ByteTrie;
  /** Entries with the same bytes as the one of an id that the tree has, itself too, where there are others. */
  private readonly twins = new Map<number, number[]>();
  /** How many entries have the bytes of the one of an id that the tree has; null where all are one. */
  private readonly counts: Uint32Array | null;

  /** @param columns entries by the bytes that they spell; empty ones are left out */
  constructor({ ids, offsets, bytes }: VocabularyColumns) {
    const { twins } = this;
    this.trie = new ByteTrie({ ids, offsets, bytes }, (id, by) => {
      const alike = twins.get(id) ?? [id];
      alike.push(by);
      twins.delete(id);
      twins.set(by, alike);
    });
    this.counts =
      twins.size === 0 ? null : new Uint32Array(ids.reduce((high, id) => Math.max(high, id + 1), 0)).fill(1);
    for (const [id, { length }] of twins) if (this.counts !== null) this.counts[id] = length;
  }

  get longest(): number {
    return this.trie.longest;
  }

  /** As {@link Lattice.visit}, of entries that end at `to` at the latest. */
  visit(bytes: Uint8Array, start: number, to: number, found: (end: number, id: number, entries: number) => void): void {
    const { trie, counts } = this;
    let node = ByteTrie.root;
    for (let at = start; at < to; at++) {
      node = trie.step(node, bytes[at] as number);
      if (node === ByteTrie.root) return;
      const id = trie.idAt(node);
      if (id !== -1) found(at + 1, id, counts === null ? 1 : (counts[id] as number));
    }
  }

  alike(id: number): readonly number[] | undefined {
    return this.twins.get(id);
  }
}

/** Entries as they may stand in a word: `inside` those that are not its first, `last` those that are its last. */
export interface WordTrees {
  readonly first: EntryTree;
  readonly inside: EntryTree;
  readonly firstLast: EntryTree;
  readonly insideLast: EntryTree;
}

/** What a vocabulary's entries spell: the same everywhere (one tree), or each where in a word it may stand. */
export class Speller {
  private readonly trees: WordTrees;
  /** Whether entries hang on where in a word they stand, and so end with it. */
  readonly hasWords: boolean;

  constructor(trees: EntryTree | WordTrees) {
    this.hasWords = !(trees instanceof EntryTree);
    this.trees =
      trees instanceof EntryTree ? { first: trees, inside: trees, firstLast: trees, insideLast: trees } : trees;
  }

  /**
   * @param bytes normalized text, words one behind the other
   * @param ends where words end in it, in order; not looked at where entries stand anywhere
   */
  lattice(bytes: Uint8Array, ends: readonly number[] = []): Lattice {
    const { first, inside, firstLast, insideLast } = this.trees;
    const alike = (id: number) =>
      first.alike(id) ?? inside.alike(id) ?? firstLast.alike(id) ?? insideLast.alike(id) ?? [id];
    const longest = Math.max(first.longest, inside.longest, firstLast.longest, insideLast.longest);
    if (!this.hasWords) {
      return { bytes, longest, alike, visit: (start, found) => first.visit(bytes, start, bytes.length, found) };
    }
    /** The end of the word that each byte is of. */
    const endOf = new Uint32Array(bytes.length);
    let from = 0;
    for (const end of ends) {
      endOf.fill(end, from, end);
      from = end;
    }
    const visit: Lattice["visit"] = (start, found) => {
      const end = endOf[start] as number;
      const isFirst = start === 0 || endOf[start - 1] === start;
      const [tree, last] = isFirst ? [first, firstLast] : [inside, insideLast];
      if (tree === last) return tree.visit(bytes, start, end, found);
      tree.visit(bytes, start, end - 1, found);
      last.visit(bytes, start, end, (at, id, entries) => at === end && found(at, id, entries));
    };
    return { bytes, longest, alike, visit };
  }
}
