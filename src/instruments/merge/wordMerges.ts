import { type Merged, MergedBuilder } from "./merged";
import type { WordTokens } from "./wordTokens";

/** Ids with merges, and how many items there were after each. */
export interface MergedWords extends Merged {
  /** Of the whole sequence: before any merge, after the first, and so on. */
  readonly lengths: Uint32Array;
}

/** A word as its ids have been merged so far; words of the same ids are one. */
interface WordKind {
  symbols: number[];
  readonly count: number;
}

/** Two neighbours, and in which kinds of words they stand. */
interface Pair {
  count: number;
  readonly kinds: Set<number>;
}

/**
 * Merges the most frequent neighbours of a text inside of its words, so many times (Dynamic Tokenization, Feher et al. 2025): byte pair
 * encoding over ids, learnt from this very text. Of equally frequent pairs that of the lower ids comes first, by its left id, then
 * its right one; in a row of equal ids pairs are merged from the left. It ends early where each word is one.
 * @param first the first code, above all ids
 * @param merges at most
 */
export function mergeInWords(ids: Uint32Array, words: WordTokens, first: number, merges: number): MergedWords {
  const { kinds, kindOf } = kindsOfWords(ids, words);
  const width = first + merges;
  const pairs = new Map<number, Pair>();
  const queue = new PairQueue();
  const change = (kind: number, by: 1 | -1) => {
    const { symbols, count } = kinds[kind] as WordKind;
    for (let i = 1; i < symbols.length; i++) {
      const key = (symbols[i - 1] as number) * width + (symbols[i] as number);
      const pair = pairs.get(key) ?? { count: 0, kinds: new Set() };
      pair.count += by * count;
      pair.kinds.add(kind);
      pairs.set(key, pair);
      if (by === 1) touched.add(key);
    }
  };
  const touched = new Set<number>();
  const queueTouched = () => {
    for (const key of touched) queue.push((pairs.get(key) as Pair).count, key);
    touched.clear();
  };
  for (let kind = 0; kind < kinds.length; kind++) change(kind, 1);
  queueTouched();
  const book: number[][] = [];
  const lengths = [ids.length];
  while (book.length < merges) {
    const next = queue.pop();
    if (next === null) break;
    const pair = pairs.get(next.key);
    // Its count has changed since: where it has grown it has been queued anew.
    if (pair === undefined || pair.count !== next.count) {
      if (pair !== undefined && pair.count > 0 && pair.count < next.count) queue.push(pair.count, next.key);
      continue;
    }
    const [left, right] = [Math.floor(next.key / width), next.key % width];
    const code = first + book.length;
    let saved = 0;
    for (const kind of pair.kinds) {
      const word = kinds[kind] as WordKind;
      const joined = joinedWith(word.symbols, left, right, code);
      if (joined.length === word.symbols.length) continue;
      change(kind, -1);
      saved += (word.symbols.length - joined.length) * word.count;
      word.symbols = joined;
      change(kind, 1);
    }
    pairs.delete(next.key);
    touched.delete(next.key);
    queueTouched();
    const idsOf = (symbol: number) => book[symbol - first] ?? [symbol];
    book.push([...idsOf(left), ...idsOf(right)]);
    lengths.push((lengths.at(-1) as number) - saved);
  }
  return { ...written(ids, words, kindOf, kinds, book, first), lengths: Uint32Array.from(lengths) };
}

/** Each kind of word that has more than one token, and of each word its kind; −1 of those of one token. */
function kindsOfWords(ids: Uint32Array, { starts, ends }: WordTokens): { kinds: WordKind[]; kindOf: Int32Array } {
  const numbers = new Map<string, number>();
  const kinds: { symbols: number[]; count: number }[] = [];
  const kindOf = new Int32Array(starts.length).fill(-1);
  for (let word = 0; word < starts.length; word++) {
    const [from, to] = [starts[word] as number, ends[word] as number];
    if (to - from < 2) continue;
    const symbols = ids.subarray(from, to);
    const name = symbols.join();
    const number = numbers.get(name) ?? kinds.push({ symbols: Array.from(symbols), count: 0 }) - 1;
    numbers.set(name, number);
    (kinds[number] as { count: number }).count++;
    kindOf[word] = number;
  }
  return { kinds, kindOf };
}

function joinedWith(symbols: readonly number[], left: number, right: number, code: number): number[] {
  const joined: number[] = [];
  for (let i = 0; i < symbols.length; i++) {
    const isPair = symbols[i] === left && symbols[i + 1] === right;
    joined.push(isPair ? code : (symbols[i] as number));
    if (isPair) i++;
  }
  return joined;
}

function written(
  ids: Uint32Array,
  { starts, ends }: WordTokens,
  kindOf: Int32Array,
  kinds: readonly WordKind[],
  book: Merged["book"],
  first: number,
): Merged {
  const built = new MergedBuilder(ids.length);
  let token = 0;
  const copyUpTo = (end: number) => {
    for (; token < end; token++) built.push(ids[token] as number, token);
  };
  for (let word = 0; word < starts.length; word++) {
    const kind = kinds[kindOf[word] as number];
    if (kind === undefined) continue;
    copyUpTo(starts[word] as number);
    for (const symbol of kind.symbols) {
      built.push(symbol, token);
      token += book[symbol - first]?.length ?? 1;
    }
    token = ends[word] as number;
  }
  copyUpTo(ids.length);
  return built.finish(book, first);
}

/** Pairs by how often they came when they were put in; of equally frequent ones the lowest key first. A binary heap. */
class PairQueue {
  private readonly counts: number[] = [];
  private readonly keys: number[] = [];

  push(count: number, key: number): void {
    const { counts, keys } = this;
    let at = counts.length;
    counts.push(count);
    keys.push(key);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isBefore(at, above)) break;
      this.swap(at, above);
      at = above;
    }
  }

  pop(): { readonly count: number; readonly key: number } | null {
    const { counts, keys } = this;
    const [count, key] = [counts[0], keys[0]];
    if (count === undefined || key === undefined) return null;
    this.swap(0, counts.length - 1);
    counts.pop();
    keys.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < counts.length && this.isBefore(below, least)) least = below;
      if (least === at) return { count, key };
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const { counts, keys } = this;
    const more = (counts[a] as number) - (counts[b] as number);
    return more === 0 ? (keys[a] as number) < (keys[b] as number) : more > 0;
  }

  private swap(a: number, b: number): void {
    for (const list of [this.counts, this.keys]) [list[a], list[b]] = [list[b] as number, list[a] as number];
  }
}
