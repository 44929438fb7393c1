import type { Grams } from "./grams";

/** What has been learnt of contexts of one length. */
interface Learnt {
  /** By context: symbols that have followed it, different ones among them, and Σ n log₂ n over how often each did. */
  readonly total: Uint32Array;
  readonly distinct: Uint32Array;
  readonly powers: Float64Array;
  /** By context and follower, which are a sequence. */
  readonly count: Uint32Array;
}

/**
 * An adaptive coder of a sequence, symbol by symbol: prediction by partial matching with escapes of method C (Moffat 1990), without
 * exclusion. Each symbol is coded after the longest context that has come before, of `order` symbols at most; what never followed it
 * is announced by an escape, and coded after the next shorter one; what has never come at all is one of all symbols that there are,
 * each as likely. Who decodes learns the same.
 */
export class AdaptiveCoder {
  private readonly grams: readonly Grams[];
  private readonly alphabetBits: number;
  private readonly learnt: readonly Learnt[];

  /**
   * @param grams of 1 to `order` + 1 symbols, over the sequence
   * @param alphabet how many symbols there are
   */
  constructor(grams: readonly Grams[], order: number, alphabet: number) {
    this.grams = grams;
    this.alphabetBits = Math.log2(alphabet);
    this.learnt = Array.from({ length: order + 1 }, (_, given) => {
      const contexts = given === 0 ? 1 : (grams[given - 1]?.counts.length ?? 0);
      return {
        total: new Uint32Array(contexts),
        distinct: new Uint32Array(contexts),
        powers: new Float64Array(contexts),
        count: new Uint32Array(grams[given]?.counts.length ?? 0),
      };
    });
  }

  /**
   * Bits that the symbol at a place needs.
   * @param longest how many symbols before it are looked at, at most
   */
  bitsOf(place: number, longest: number): number {
    let bits = 0;
    for (let given = longest; given >= 0; given--) {
      const { total, distinct, count } = this.learnt[given] as Learnt;
      const context = this.contextAt(place, given);
      const seen = total[context] as number;
      // A context that has never come needs no escape: who decodes knows that too.
      if (seen === 0) continue;
      const kinds = distinct[context] as number;
      const own = count[(this.grams[given] as Grams).endingAt[place] as number] as number;
      if (own > 0) return bits + log2(seen + kinds) - log2(own);
      bits += log2(seen + kinds) - log2(kinds);
    }
    return bits + this.alphabetBits;
  }

  /**
   * Bits that it expects to need at a place, before it knows the symbol: the entropy of what it may write there, a follower or an
   * escape, and after an escape that of the next shorter context.
   * @param longest how many symbols before it are looked at, at most
   */
  expectedAt(place: number, longest: number): number {
    let [bits, reached] = [0, 1];
    for (let given = longest; given >= 0; given--) {
      const { total, distinct, powers } = this.learnt[given] as Learnt;
      const context = this.contextAt(place, given);
      const seen = total[context] as number;
      if (seen === 0) continue;
      const kinds = distinct[context] as number;
      const all = seen + kinds;
      bits += reached * (log2(all) - ((powers[context] as number) + kinds * log2(kinds)) / all);
      reached *= kinds / all;
    }
    return bits + reached * this.alphabetBits;
  }

  /**
   * Takes the symbol at a place in.
   * @param longest how many symbols before it there are, the order at most
   */
  learn(place: number, longest: number): void {
    for (let given = longest; given >= 0; given--) {
      const { total, distinct, powers, count } = this.learnt[given] as Learnt;
      const context = this.contextAt(place, given);
      const gram = (this.grams[given] as Grams).endingAt[place] as number;
      const before = count[gram] as number;
      if (before === 0) distinct[context] = (distinct[context] as number) + 1;
      count[gram] = before + 1;
      total[context] = (total[context] as number) + 1;
      powers[context] = (powers[context] as number) + power(before + 1) - power(before);
    }
  }

  private contextAt(place: number, given: number): number {
    return given === 0 ? 0 : ((this.grams[given - 1] as Grams).endingAt[place - 1] as number);
  }
}

/** Logarithms of the counts that most are: looking one up takes a third of the time. */
const logarithms = Float64Array.from({ length: 1 << 12 }, (_, count) => Math.log2(count));

/** log₂ of a count from 1 on */
function log2(count: number): number {
  return count < logarithms.length ? (logarithms[count] as number) : Math.log2(count);
}

/** n log₂ n */
function power(count: number): number {
  return count < 2 ? 0 : count * log2(count);
}

/**
 * Bits that an {@link AdaptiveCoder} needs for a sequence.
 * @param grams of 1 to `order` + 1 symbols, over the sequence
 * @param alphabet how many symbols there are
 */
export function adaptiveBits(grams: readonly Grams[], order: number, alphabet: number): number {
  const [symbols] = grams;
  if (symbols === undefined) return 0;
  const coder = new AdaptiveCoder(grams, order, alphabet);
  let bits = 0;
  const { length } = symbols.endingAt;
  for (let i = 0; i < length; i++) {
    const longest = Math.min(order, i);
    bits += coder.bitsOf(i, longest);
    coder.learn(i, longest);
  }
  return bits;
}
