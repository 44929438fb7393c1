/** Words as symbols: what merges are learned from. */
export interface SymbolWords {
  /**
   * All words' symbols, one word behind the other. As words are cut by merges a symbol stands where its first character did, and numbers below 0
   * where its others did.
   */
  readonly symbols: Int32Array;
  /** Where each word begins, and at the end where the last ends. */
  readonly starts: Int32Array;
  /** How often each stands in the text. */
  readonly counts: Float64Array;
}

/** Bits of a place that its block has in common. */
const blockBits = 4;

/**
 * Words of which symbols are joined in place. What is behind a symbol and before it is told by the array itself: of a symbol that stands for
 * several, the second place and the last have its length, below 0.
 */
export class JoinedSymbols {
  readonly symbols: Int32Array;
  private readonly starts: Int32Array;
  private readonly counts: Float64Array;
  /** For each block of places the word that its first one is in. */
  private readonly wordAt: Int32Array;

  /** @param words their symbols are overwritten */
  constructor({ symbols, starts, counts }: SymbolWords) {
    this.symbols = symbols;
    this.starts = starts;
    this.counts = counts;
    this.wordAt = new Int32Array((symbols.length >> blockBits) + 1);
    for (let word = 0; word < counts.length; word++) {
      const end = starts[word + 1] as number;
      // The blocks that begin in this word.
      const first = ((starts[word] as number) + (1 << blockBits) - 1) >> blockBits;
      for (let block = first; block << blockBits < end; block++) this.wordAt[block] = word;
    }
  }

  /** How many words there are. */
  get size(): number {
    return this.counts.length;
  }

  /** The word that a place is in. */
  wordOf(at: number): number {
    const { starts } = this;
    let word = this.wordAt[at >> blockBits] as number;
    while ((starts[word + 1] as number) <= at) word++;
    return word;
  }

  startOf(word: number): number {
    return this.starts[word] as number;
  }

  endOf(word: number): number {
    return this.starts[word + 1] as number;
  }

  countOf(word: number): number {
    return this.counts[word] as number;
  }

  /** The place behind a symbol: of the next one, or its word's end. */
  behind(at: number, end: number): number {
    const next = at + 1;
    if (next >= end) return end;
    const length = this.symbols[next] as number;
    return length < 0 ? at - length : next;
  }

  /** The place of the symbol before one that does not begin its word. */
  before(at: number): number {
    const length = this.symbols[at - 1] as number;
    return length < 0 ? at + length : at - 1;
  }

  /** Puts one symbol in place of the two at `at` and `second`, of which the latter ends at `after`. */
  join(at: number, second: number, after: number, joined: number): void {
    const { symbols } = this;
    const length = at - after;
    symbols[second] = length;
    symbols[at + 1] = length;
    symbols[after - 1] = length;
    symbols[at] = joined;
  }
}
