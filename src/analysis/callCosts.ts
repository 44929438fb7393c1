/** What a model takes for tokens, in one currency per million of them; null where nobody has said. */
export interface Prices {
  readonly input: number | null;
  /** Of input that is read from a cache. */
  readonly cached: number | null;
  readonly output: number | null;
}

/** Tokens of one call. */
export interface Call {
  /** Of the prompt, those that are read from a cache among them. */
  readonly input: number;
  /** Of the input, read from a cache; what is more than the input is none. */
  readonly cached: number;
  readonly output: number;
}

/**
 * What a call costs, in the currency of its prices. Cached input without a price of its own costs what other input does, as
 * where a publisher grants no discount.
 * @returns null where tokens have no price: what is known of the rest would look like all of it
 */
export function costOfCall(call: Call, prices: Prices): number | null {
  const cached = Math.min(call.cached, call.input);
  const parts = [
    [call.input - cached, prices.input],
    [cached, prices.cached ?? prices.input],
    [call.output, prices.output],
  ] as const;
  let sum = 0;
  for (const [tokens, price] of parts) {
    if (tokens === 0) continue;
    if (price === null) return null;
    sum += tokens * price;
  }
  // No tokens without any price would look as if they were free.
  return Object.values(prices).every((price) => price === null) ? null : sum / 1e6;
}

const leastAmount = 0.01;

/** How many calls to tell the costs of, the same number for all, so that each is at least a hundredth of its currency: 1,000, or a million. */
export function callsToTell(costs: readonly (number | null)[]): number {
  const least = Math.min(...costs.flatMap((cost) => (cost === null || cost === 0 ? [] : cost)));
  return least * 1000 >= leastAmount ? 1000 : 1_000_000;
}
