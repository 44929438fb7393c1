import { enlarged } from "../../text/enlarged";
import type { SymbolWords } from "../bpe/joinedSymbols";
import { CutWords, type ListKeeper, type NextPair, type PairMerge, type TrainingLimits } from "../bpe/trainMerges";
import type { LanguageChoice } from "./languageChoice";

/**
 * Learns merges of the pair that stands most often in the language that is compressed worst, which is merged in all languages then. A
 * language without a pair left names none. Of one language these are the merges of BPE.
 * @param languages their words, as they are cut so far; their symbols are overwritten
 * @param join says what a pair gives
 * @returns each merge once words are cut by it
 */
export function* parityMerges(
  languages: readonly SymbolWords[],
  choice: LanguageChoice,
  limits: TrainingLimits,
  join: (left: number, right: number) => number,
): Generator<PairMerge, void> {
  const tokens = Float64Array.from(languages, tokensOf);
  const learnings = languages.map((words) => new LanguageWords(words));
  const hasPair = (language: number) => (learnings[language] as LanguageWords).findNext(limits.minimumCount);
  while (!limits.isFull()) {
    const language = choice.next(tokens, hasPair);
    if (language === -1) return;
    const next = (learnings[language] as LanguageWords).takeNext();
    const { left, right, count } = next;
    const id = join(left, right);
    learnings.forEach((words, i) => {
      const joined = i === language ? words.merge(next, id) : words.mergeEverywhere(left, right, id);
      tokens[i] = (tokens[i] as number) - joined;
    });
    yield { left, right, count, id, language };
  }
}

function tokensOf({ starts, counts }: SymbolWords): number {
  return counts.reduce(
    (sum, times, word) => sum + times * ((starts[word + 1] as number) - (starts[word] as number)),
    0,
  );
}

/** A language's words, in which pairs are merged that another language has named too. */
class LanguageWords extends CutWords {
  private readonly kept: WaitingLists;

  constructor(words: SymbolWords) {
    const kept = new WaitingLists();
    super(words, kept);
    this.kept = kept;
  }

  override findNext(minimumCount: number): boolean {
    while (super.findNext(minimumCount)) {
      if (this.kept.has(this.queue.topList)) return true;
      this.queue.pop();
    }
    return false;
  }

  override takeNext(): NextPair {
    const next = super.takeNext();
    return { ...next, list: this.kept.take(next.list) };
  }

  /**
   * Merges a pair wherever it stands.
   * @returns how often it was joined, over all words by their counts
   */
  mergeEverywhere(left: number, right: number, joined: number): number {
    const pair = this.pairs.find(left, right);
    if (pair === -1) return 0;
    const count = this.pairs.countOf(pair);
    let times = 0;
    for (const list of this.kept.takeAll(pair)) times += this.merge({ pair, left, right, count, list }, joined);
    return times;
  }
}

/** Lists of places that wait in a queue, by pairs too. */
class WaitingLists implements ListKeeper {
  /** The last list of each pair, by its number; 0 where none waits. */
  private last = new Int32Array(1 << 12);
  private before = new Int32Array(1 << 12);
  /** Each number's list; 0 once it has been taken. */
  private lists = new Int32Array(1 << 12);
  private kept = 0;

  keep(pair: number, list: number): number {
    const number = ++this.kept;
    if (pair >= this.last.length) this.last = enlarged(this.last, Math.max(pair + 1, this.last.length * 2));
    if (number === this.lists.length) {
      this.lists = enlarged(this.lists, number * 2);
      this.before = enlarged(this.before, number * 2);
    }
    this.lists[number] = list;
    this.before[number] = this.last[pair] as number;
    this.last[pair] = number;
    return number;
  }

  has(number: number): boolean {
    return this.lists[number] !== 0;
  }

  take(number: number): number {
    const list = this.lists[number] as number;
    this.lists[number] = 0;
    return list;
  }

  /** Takes all of a pair, the first one first. */
  takeAll(pair: number): number[] {
    const lists: number[] = [];
    for (let number = this.last[pair] ?? 0; number !== 0; number = this.before[number] as number) {
      if (this.has(number)) lists.push(this.take(number));
    }
    this.last[pair] = 0;
    return lists.reverse();
  }
}
