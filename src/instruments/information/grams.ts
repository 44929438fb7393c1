/** Sequences of so many symbols, each numbered by its first appearance. */
export interface Grams {
  /** How many symbols each has. */
  readonly length: number;
  /** For each place the number of the sequence that ends there; of the first `length − 1` places there is none, and it is 0. */
  readonly endingAt: Uint32Array;
  /** How often each comes, by its number. */
  readonly counts: Uint32Array;
}

/**
 * Numbers all sequences of 1 to `most` symbols: those of one length by those that are a symbol shorter, so that a text of n symbols
 * takes n steps a length.
 * @param symbols any numbers below 2³²
 */
export function countGrams(symbols: Uint32Array, most: number): Grams[] {
  const all: Grams[] = [];
  while (all.length < Math.max(1, most)) all.push(countLonger(symbols, all));
  return all;
}

/**
 * Numbers all sequences that are a symbol longer than those that have been numbered; of one symbol where none have been.
 * @param shorter those of 1 symbol, 2 and so on
 */
export function countLonger(symbols: Uint32Array, shorter: readonly Grams[]): Grams {
  const [first] = shorter;
  const last = shorter.at(-1);
  if (first === undefined || last === undefined) return numberAll(symbols, 1, (i) => symbols[i] as number);
  const kinds = first.counts.length;
  // Below 2³² sequences of below 2³² symbols would not fit into a double; n² of a text that fits into memory does.
  const keyAt = (i: number) => (last.endingAt[i - 1] as number) * kinds + (first.endingAt[i] as number);
  return numberAll(symbols, shorter.length + 1, keyAt);
}

function numberAll(symbols: Uint32Array, length: number, keyAt: (place: number) => number): Grams {
  const numbers = new Map<number, number>();
  const endingAt = new Uint32Array(symbols.length);
  const counts: number[] = [];
  for (let i = length - 1; i < symbols.length; i++) {
    const key = keyAt(i);
    let number = numbers.get(key);
    if (number === undefined) {
      number = counts.push(0) - 1;
      numbers.set(key, number);
    }
    endingAt[i] = number;
    counts[number] = (counts[number] as number) + 1;
  }
  return { length, endingAt, counts: Uint32Array.from(counts) };
}
