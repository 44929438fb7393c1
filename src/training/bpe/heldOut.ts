import { enlarged } from "../../text/enlarged";
import type { HeldOutFigures } from "../algorithm";
import { JoinedSymbols, type SymbolWords } from "./joinedSymbols";
import { PairTable } from "./pairTable";
import { PlaceLists } from "./placeLists";

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
  private readonly lists: PlaceLists;
  /** Each pair's list of places. */
  private list = new Int32Array(1 << 12);
  private readonly words: JoinedSymbols;

  constructor(words: SymbolWords) {
    this.words = new JoinedSymbols(words);
    const { symbols, starts, counts } = words;
    this.lists = new PlaceLists(symbols.length);
    for (let word = 0; word < counts.length; word++) {
      const last = (starts[word + 1] as number) - 1;
      for (let at = starts[word] as number; at < last; at++) {
        this.meet(symbols[at] as number, symbols[at + 1] as number, at);
      }
    }
  }

  /** @returns how often the pair was joined, over all words by their counts */
  merge(left: number, right: number, id: number): number {
    const { words } = this;
    const { symbols } = words;
    const pair = this.pairs.find(left, right);
    if (pair === -1 || this.list[pair] === 0) return 0;
    // From left to right: it decides “aaa”.
    const places = this.lists.take(this.list[pair] as number).sort();
    this.list[pair] = 0;
    let joined = 0;
    for (const at of places) {
      if (symbols[at] !== left) continue;
      const word = words.wordOf(at);
      const end = words.endOf(word);
      const second = words.behind(at, end);
      if (second === end || symbols[second] !== right) continue;
      const after = words.behind(second, end);
      words.join(at, second, after, id);
      if (at !== words.startOf(word)) {
        const before = words.before(at);
        this.meet(symbols[before] as number, id, before);
      }
      if (after !== end) this.meet(id, symbols[after] as number, at);
      joined += words.countOf(word);
    }
    return joined;
  }

  private meet(left: number, right: number, at: number): void {
    const pair = this.pairs.indexOf(left, right);
    if (pair >= this.list.length) this.list = enlarged(this.list, this.list.length * 2);
    this.list[pair] = this.lists.append(this.list[pair] as number, at);
  }
}
