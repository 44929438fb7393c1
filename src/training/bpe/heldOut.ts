import { enlarged } from "../../text/enlarged";
import type { HeldOutFigures } from "../algorithm";
import { PairTable } from "./pairTable";
import { PlaceLists } from "./placeLists";
import type { SymbolWords } from "./trainMerges";

/**
 * Words that merges are followed in, but not learned from: so their tokens are known after each merge, by language, for what the merge itself
 * takes.
 */
export class HeldOut {
  private readonly languages: readonly FollowedWords[];
  private readonly tokens: Float64Array;
  private frequencies = new Float64Array(1 << 12);

  /** @param words by language, as learning begins */
  constructor(words: readonly SymbolWords[]) {
    this.tokens = new Float64Array(words.length);
    this.languages = words.map((each) => new FollowedWords(each));
    words.forEach(({ symbols, starts, counts }, language) => {
      for (let word = 0; word < counts.length; word++) {
        const times = counts[word] as number;
        const [start, end] = [starts[word] as number, starts[word + 1] as number];
        this.tokens[language] = (this.tokens[language] as number) + (end - start) * times;
        for (let at = start; at < end; at++) this.change(symbols[at] as number, times);
      }
    });
  }

  /** Merges a pair wherever it stands. */
  follow(left: number, right: number, id: number): void {
    this.languages.forEach((words, language) => {
      const joined = words.merge(left, right, id);
      if (joined === 0) return;
      this.tokens[language] = (this.tokens[language] as number) - joined;
      this.change(left, -joined);
      this.change(right, -joined);
      this.change(id, joined);
    });
  }

  /** @param size entries that there are */
  measure(size: number): HeldOutFigures {
    return { tokens: this.tokens.slice(), frequencies: enlarged(this.frequencies.subarray(0, size), size) };
  }

  private change(id: number, times: number): void {
    if (id >= this.frequencies.length) this.frequencies = enlarged(this.frequencies, Math.max(id + 1, id * 2));
    this.frequencies[id] = (this.frequencies[id] as number) + times;
  }
}

/** Words with the places of all their pairs. */
class FollowedWords {
  private readonly pairs = new PairTable();
  private readonly lists = new PlaceLists();
  /** Each pair's list of places. */
  private list = new Int32Array(1 << 12);
  private lengths = new Int32Array(1 << 12);
  private readonly symbols: Int32Array;
  private readonly counts: Float64Array;
  private readonly wordOf: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor({ symbols, starts, counts }: SymbolWords) {
    const { length } = symbols;
    this.symbols = symbols;
    this.counts = counts;
    this.wordOf = new Int32Array(length);
    this.next = new Int32Array(length);
    this.previous = new Int32Array(length);
    for (let word = 0; word < counts.length; word++) {
      const [start, end] = [starts[word] as number, starts[word + 1] as number];
      for (let at = start; at < end; at++) {
        this.wordOf[at] = word;
        this.next[at] = at + 1 < end ? at + 1 : -1;
        this.previous[at] = at > start ? at - 1 : -1;
        if (at + 1 < end) this.meet(symbols[at] as number, symbols[at + 1] as number, at);
      }
    }
  }

  /** @returns how often the pair was joined, over all words by their counts */
  merge(left: number, right: number, id: number): number {
    const { symbols, next, previous } = this;
    const pair = this.pairs.find(left, right);
    if (pair === -1 || this.list[pair] === 0) return 0;
    const places = new Int32Array(this.lengths[pair] as number);
    this.lists.take(this.list[pair] as number, places);
    this.list[pair] = 0;
    this.lengths[pair] = 0;
    // From left to right: it decides “aaa”.
    places.sort();
    let joined = 0;
    for (const at of places) {
      const second = next[at] as number;
      if (symbols[at] !== left || second === -1 || symbols[second] !== right) continue;
      const [before, after] = [previous[at] as number, next[second] as number];
      symbols[at] = id;
      symbols[second] = -1;
      next[at] = after;
      if (before !== -1) this.meet(symbols[before] as number, id, before);
      if (after !== -1) {
        previous[after] = at;
        this.meet(id, symbols[after] as number, at);
      }
      joined += this.counts[this.wordOf[at] as number] as number;
    }
    return joined;
  }

  private meet(left: number, right: number, at: number): void {
    const pair = this.pairs.indexOf(left, right);
    if (pair >= this.list.length) {
      this.list = enlarged(this.list, this.list.length * 2);
      this.lengths = enlarged(this.lengths, this.lengths.length * 2);
    }
    this.list[pair] = this.lists.append(this.list[pair] as number, at);
    this.lengths[pair] = (this.lengths[pair] as number) + 1;
  }
}
