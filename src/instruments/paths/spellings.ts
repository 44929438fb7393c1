import { ByteTrie } from "../../tokenizers/models/unigram/byteTrie";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

/** The entries of a vocabulary, to be found in a text wherever they are spelt. */
export class Speller {
  private readonly trie: ByteTrie;
  /** Entries with the same bytes as the one of an id that the tree has, itself too, where there are others. */
  private readonly twins = new Map<number, number[]>();

  /** @param columns entries by the bytes that they spell; empty ones are left out */
  constructor({ ids, offsets, bytes }: VocabularyColumns) {
    const trie = new ByteTrie({ ids, offsets, bytes });
    this.trie = trie;
    for (const [i, id] of ids.entries()) {
      const known = trie.find(bytes, offsets[i] as number, offsets[i + 1] as number);
      const twins = this.twins.get(known) ?? [];
      twins.push(id);
      this.twins.set(known, twins);
    }
    for (const [known, twins] of this.twins) if (twins.length === 1) this.twins.delete(known);
  }

  /** Bytes of the longest entry. */
  get longest(): number {
    return this.trie.longest;
  }

  /** Calls back for each length at which an entry spells what begins at a place, with an id and how many entries do, shortest first. */
  visit(bytes: Uint8Array, start: number, found: (end: number, id: number, entries: number) => void): void {
    let node = ByteTrie.root;
    for (let at = start; at < bytes.length; at++) {
      node = this.trie.step(node, bytes[at] as number);
      if (node === ByteTrie.root) return;
      const id = this.trie.idAt(node);
      if (id !== -1) found(at + 1, id, this.twins.get(id)?.length ?? 1);
    }
  }

  /** The ids of all entries that spell what one does. */
  alike(id: number): readonly number[] {
    return this.twins.get(id) ?? [id];
  }
}

/** How many token sequences spell a text. */
export interface Spellings {
  /** Exactly; null where the text is longer than was asked for. */
  readonly paths: bigint | null;
  /** Its logarithm to base 10; −∞ where nothing spells the text. */
  readonly log10: number;
  /** Tokens of the shortest; null where nothing spells the text. */
  readonly fewest: number | null;
}

/**
 * Counts the sequences of entries that spell some bytes, by dynamic programming from their beginning: the ways to a place are
 * those to all places from which an entry leads there.
 * @param exactUpTo bytes up to which the number itself is told: it has a digit for some of them, and adding takes as long
 */
export function countSpellings(speller: Speller, bytes: Uint8Array, exactUpTo: number): Spellings {
  const size = speller.longest + 1;
  const isExact = bytes.length <= exactUpTo;
  // As many places as an entry reaches over are at work at one time.
  const ways = Array.from({ length: size }, () => 0n);
  const logs = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const fewest = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  ways[0] = 1n;
  logs[0] = 0;
  fewest[0] = 0;
  for (let at = 0; at < bytes.length; at++) {
    const here = at % size;
    const [own, log, least] = [ways[here] as bigint, logs[here] as number, fewest[here] as number];
    ways[here] = 0n;
    logs[here] = Number.NEGATIVE_INFINITY;
    fewest[here] = Number.POSITIVE_INFINITY;
    // Nothing leads here: an entry ends before and another begins behind.
    if (least === Number.POSITIVE_INFINITY) continue;
    speller.visit(bytes, at, (end, _, entries) => {
      const there = end % size;
      if (isExact) ways[there] = (ways[there] as bigint) + own * BigInt(entries);
      logs[there] = addLogs(logs[there] as number, log + Math.log(entries));
      fewest[there] = Math.min(fewest[there] as number, least + 1);
    });
  }
  const last = bytes.length % size;
  const least = fewest[last] as number;
  return {
    paths: isExact ? (ways[last] as bigint) : null,
    log10: (logs[last] as number) / Math.LN10,
    fewest: least === Number.POSITIVE_INFINITY ? null : least,
  };
}

/** The logarithm of a sum, of its parts' logarithms. */
function addLogs(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
}

/** Sequences that spell a text, by how many tokens they have. */
export interface ByLength {
  /** How many have 0 tokens, 1, 2 and so on. */
  readonly counts: readonly bigint[];
  /** The first of them by their ids: the shortest first, of those of one length the ones whose first tokens are longer. */
  readonly first: readonly (readonly number[])[];
}

/**
 * Parts the sequences that spell some bytes by their lengths, and lists the first. Takes as long as the square of the bytes.
 * @param most sequences that are listed
 */
export function spellingsByLength(speller: Speller, bytes: Uint8Array, most: number): ByLength {
  const { length } = bytes;
  // Of each place, how many ways of so many tokens lead from there to the end.
  const rest: bigint[][] = Array.from({ length: length + 1 }, () => []);
  const steps: { readonly end: number; readonly id: number }[][] = [];
  (rest[length] as bigint[]).push(1n);
  for (let at = length - 1; at >= 0; at--) {
    const own = rest[at] as bigint[];
    const found: { readonly end: number; readonly id: number }[] = [];
    speller.visit(bytes, at, (end, id, entries) => {
      found.push({ end, id });
      for (const [tokens, ways] of (rest[end] as bigint[]).entries()) {
        while (own.length < tokens + 2) own.push(0n);
        own[tokens + 1] = (own[tokens + 1] as bigint) + ways * BigInt(entries);
      }
    });
    steps[at] = found.reverse();
  }
  const counts = rest[0] as bigint[];
  const first: number[][] = [];
  const path: number[] = [];
  const list = (at: number, tokens: number) => {
    if (first.length >= most) return;
    if (tokens === 0) {
      first.push([...path]);
      return;
    }
    for (const { end, id } of steps[at] ?? []) {
      if (((rest[end] as bigint[])[tokens - 1] ?? 0n) === 0n) continue;
      for (const twin of speller.alike(id)) {
        path.push(twin);
        list(end, tokens - 1);
        path.pop();
      }
    }
  };
  for (let tokens = 0; tokens < counts.length; tokens++) if (counts[tokens] !== 0n) list(0, tokens);
  return { counts, first };
}
