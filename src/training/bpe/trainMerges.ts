import { enlarged } from "../../text/enlarged";
import { JoinedSymbols, type SymbolWords } from "./joinedSymbols";
import { MergeQueue } from "./mergeQueue";
import { PairTable } from "./pairTable";
import { PlaceLists } from "./placeLists";

/** A merge: a pair, how often it stood in the text, and what it gives. */
export interface PairMerge {
  readonly left: number;
  readonly right: number;
  readonly count: number;
  readonly id: number;
  /** The language that named it, by its number, where one did. */
  readonly language?: number;
}

/** What ends learning. */
export interface TrainingLimits {
  /** Whether there are entries enough. Asked before each merge. */
  isFull(): boolean;
  /** Pairs that stand less often are not merged. */
  readonly minimumCount: number;
}

/** What a pair gives that is passed over. */
export const notJoined = -1;

/**
 * Learns merges as Sennrich et al. (2016) do, of the pair that stands most often: each merge gives an entry, and words are
 * cut by it before the next is chosen. Of pairs that stand equally often the one with the lower ids is first.
 *
 * It is Hugging Face's `BpeTrainer` in all that decides which merges come out, so that files are the same: an entry that two
 * pairs give (“th”+“e”, “t”+“he”) is one; what such a pair had counted before is not taken off again; and words that
 * came to a pair later wait by themselves, with what the pair counted then. A pair can be merged twice therefore, in
 * some of its words first, and in the others when its older count comes up.
 *
 * Counts are kept, not taken anew: a merge looks at the places of its pair alone.
 * @param words their symbols are overwritten
 * @param join says what a pair gives, or {@link notJoined}
 * @returns each merge once words are cut by it
 */
export function* trainMerges(
  words: SymbolWords,
  limits: TrainingLimits,
  join: (left: number, right: number) => number,
): Generator<PairMerge, void> {
  const learning = new CutWords(words);
  while (!limits.isFull() && learning.findNext(limits.minimumCount)) {
    const next = learning.takeNext();
    const id = join(next.left, next.right);
    if (id === notJoined) {
      learning.passOver(next);
      continue;
    }
    learning.merge(next, id);
    yield { left: next.left, right: next.right, count: next.count, id };
  }
}

/** A pair that is taken out of the queue, with the places that waited there. */
export interface NextPair {
  readonly pair: number;
  readonly left: number;
  readonly right: number;
  readonly count: number;
  readonly list: number;
}

/** Has lists of places for the queue, in which their numbers stand then. */
export interface ListKeeper {
  /** @returns the list's number, above 0 */
  keep(pair: number, list: number): number;
}

/**
 * Pairs that tables have room for at first, for each symbol of the words: of ten megabytes of mixed text 30,000 entries take 0.18, of more text
 * fewer. What has to grow is twice in memory for a while; what is never used is never touched, and takes none.
 */
const pairsPerSymbol = 0.2;
const room = { least: 1 << 8, most: 1 << 21 } as const;

/** Words as they are cut so far, and the pairs in them. */
export class CutWords {
  protected readonly pairs: PairTable;
  protected readonly queue: MergeQueue;
  private readonly lists: PlaceLists;
  private readonly words: JoinedSymbols;
  /** Of each pair that has come to places since the queue was last filled, those; 0 for none. */
  private fresh: Int32Array;
  /** How often each pair waits in the queue. */
  private waiting: Int32Array;
  private met: number[] = [];
  private readonly keeper: ListKeeper | null;

  /** @param keeper has the lists of places that wait, where they are asked for by pairs too */
  constructor(words: SymbolWords, keeper: ListKeeper | null = null) {
    this.words = new JoinedSymbols(words);
    this.keeper = keeper;
    const { symbols, starts, counts } = words;
    this.lists = new PlaceLists(symbols.length);
    const pairs = Math.min(room.most, Math.ceil(symbols.length * pairsPerSymbol) + room.least);
    this.pairs = new PairTable(pairs);
    this.queue = new MergeQueue(this.pairs, pairs);
    this.fresh = new Int32Array(pairs);
    this.waiting = new Int32Array(pairs);
    for (let word = 0; word < counts.length; word++) {
      const times = counts[word] as number;
      const last = (starts[word + 1] as number) - 1;
      for (let at = starts[word] as number; at < last; at++) {
        this.meet(symbols[at] as number, symbols[at + 1] as number, at, times);
      }
    }
    this.enqueue();
  }

  /**
   * Brings the pair that is next to the queue's head.
   * @returns whether there is one that stands so often
   */
  findNext(minimumCount: number): boolean {
    const { pairs, queue } = this;
    while (!queue.isEmpty) {
      const counted = pairs.countOf(queue.topPair);
      // The reference reads a count below 0 as a number without a sign: such a pair comes first.
      const count = counted < 0 ? counted + 2 ** 64 : counted;
      if (queue.topCount === count) return count >= 1 && count >= minimumCount;
      queue.recount(count);
    }
    return false;
  }

  /** Takes what {@link findNext} has found. */
  takeNext(): NextPair {
    const { pairs, queue } = this;
    const [pair, count, list] = [queue.topPair, queue.topCount, queue.topList];
    queue.pop();
    return { pair, left: pairs.leftOf(pair), right: pairs.rightOf(pair), count, list };
  }

  /** Lets go of a pair that is not merged. */
  passOver({ list }: NextPair): void {
    this.lists.take(list);
  }

  /**
   * Merges a pair in the words of a list of its places.
   * @returns how often it was joined, over all words by their counts
   */
  merge({ pair, left, right, list }: NextPair, joined: number): number {
    const waiting = (this.waiting[pair] as number) - 1;
    this.waiting[pair] = waiting;
    // From left to right, as the reference does: it decides “aaa”, and which pairs are met.
    const places = this.lists.take(list).sort();
    const { words } = this;
    let times = 0;
    let word = -1;
    for (const at of places) {
      if (waiting === 0) {
        times += this.join(at, left, right, joined);
        continue;
      }
      // Places that wait elsewhere are merged too where they are in a word of this list.
      if (words.wordOf(at) === word) continue;
      word = words.wordOf(at);
      const end = words.endOf(word);
      for (let other = words.startOf(word); other < end; other = words.behind(other, end)) {
        times += this.join(other, left, right, joined);
      }
    }
    this.enqueue();
    return times;
  }

  /**
   * Joins the symbols at and behind a place, if they are the pair still.
   * @returns how often the word stands; 0 where nothing is joined
   */
  private join(at: number, left: number, right: number, joined: number): number {
    const { words, pairs } = this;
    const { symbols } = words;
    if (symbols[at] !== left) return 0;
    const word = words.wordOf(at);
    const end = words.endOf(word);
    const second = words.behind(at, end);
    if (second === end || symbols[second] !== right) return 0;
    const after = words.behind(second, end);
    const times = words.countOf(word);
    words.join(at, second, after, joined);
    if (at !== words.startOf(word)) {
      const before = words.before(at);
      const symbol = symbols[before] as number;
      pairs.add(pairs.indexOf(symbol, left), -times);
      this.meet(symbol, joined, before, times);
    }
    if (after !== end) {
      const symbol = symbols[after] as number;
      pairs.add(pairs.indexOf(right, symbol), -times);
      this.meet(joined, symbol, at, times);
    }
    return times;
  }

  private meet(left: number, right: number, at: number, times: number): void {
    const pair = this.pairs.indexOf(left, right);
    if (pair >= this.fresh.length) this.grow();
    this.pairs.add(pair, times);
    const list = this.fresh[pair] as number;
    if (list === 0) this.met.push(pair);
    this.fresh[pair] = this.lists.append(list, at);
  }

  /** Puts pairs that have come to places into the queue. */
  private enqueue(): void {
    for (const pair of this.met) {
      const list = this.fresh[pair] as number;
      this.fresh[pair] = 0;
      const count = this.pairs.countOf(pair);
      if (count > 0) {
        this.queue.push(pair, count, this.keeper === null ? list : this.keeper.keep(pair, list));
        this.waiting[pair] = (this.waiting[pair] as number) + 1;
      } else {
        this.lists.take(list);
      }
    }
    this.met.length = 0;
  }

  private grow(): void {
    const length = this.fresh.length * 2;
    this.fresh = enlarged(this.fresh, length);
    this.waiting = enlarged(this.waiting, length);
  }
}
