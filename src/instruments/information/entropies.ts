import type { Grams } from "./grams";

/** How near to 1 α is taken for 1: a sum that is all but 1 is divided by so little there that its rounding would be told. */
const nearOne = 1e-6;

/**
 * Rényi entropy of a distribution, in bits (Rényi 1961): log₂ Σ pᵅ ÷ (1 − α); at α = 1 Shannon's, which is its limit. Never above
 * the logarithm of how many there are, which rounding would have it be.
 * @param counts how often each came, 0 allowed; none gives 0
 * @param alpha at least 0
 */
export function renyiEntropy(counts: Iterable<number>, alpha: number): number {
  const there = Array.from(counts).filter((count) => count > 0);
  const total = there.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const most = Math.log2(there.length);
  if (Math.abs(alpha - 1) < nearOne)
    return Math.min(
      most,
      there.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0),
    );
  // As shares of the highest: a high power of each alone would be 0.
  const highest = there.reduce((high, count) => Math.max(high, count), 0);
  const sum = there.reduce((all, count) => all + (count / highest) ** alpha, 0);
  return Math.min(most, (alpha * Math.log2(highest / total) + Math.log2(sum)) / (1 - alpha));
}

/** Entropy of a symbol, given some before it. */
export interface ConditionalEntropy {
  /** How many before it are given. */
  readonly given: number;
  /** Different sequences of so many symbols that another symbol follows. */
  readonly contexts: number;
  /** In bits; null where the text is too short to tell. */
  readonly bits: number | null;
}

/** Places below which nothing is told, and places for each context on average below which most contexts come but once. */
export const [fewestPlaces, fewestPerContext] = [100, 4] as const;

/**
 * Entropy of a symbol given those before it, estimated by counts (Shannon 1951): Σ c(gram) ÷ N · log₂(c(context) ÷ c(gram)), over
 * the N places that have such a context. It is a lower bound that falls to 0 as contexts come but once, which says nothing of the
 * text: so it is told only from {@link fewestPlaces} places on, {@link fewestPerContext} for each context.
 * @param grams sequences that end with the symbol
 * @param symbols how many there are in all
 */
export function conditionalEntropy(grams: Grams, shorter: Grams, symbols: number): ConditionalEntropy {
  const given = shorter.length;
  const places = Math.max(0, symbols - given);
  const followed = new Uint32Array(shorter.counts.length);
  for (let i = given; i < symbols; i++) {
    const context = shorter.endingAt[i - 1] as number;
    followed[context] = (followed[context] as number) + 1;
  }
  const contexts = followed.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (places < fewestPlaces || places < fewestPerContext * contexts) return { given, contexts, bits: null };
  let bits = 0;
  // A place's share of the sum is that of its own sequence, ÷ how often that comes: so each place adds one logarithm.
  for (let i = given; i < symbols; i++) {
    const count = grams.counts[grams.endingAt[i] as number] as number;
    bits += Math.log2((followed[shorter.endingAt[i - 1] as number] as number) / count);
  }
  return { given, contexts, bits: bits / places };
}
