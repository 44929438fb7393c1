import type { LanguageFigures } from "./languageFigures";
import { hasManyUnknown } from "./manyUnknown";

/** How evenly one tokenizer treats the languages of a parallel corpus. */
export interface Fairness {
  /** Languages that count: those with a premium, the pivot among them. */
  readonly languages: number;
  /** How many of these have so many unknown tokens that their premiums say little; they count all the same. */
  readonly flagged: number;
  /** 0 when all languages take equally many tokens, towards 1 when one takes them all; null for fewer than two. */
  readonly gini: number | null;
  /** The language with the greatest premium, the first in the order given; null when there is none. */
  readonly worst: { readonly code: string; readonly premium: number } | null;
  /** The middle premium, or the mean of the two in the middle. */
  readonly median: number | null;
  /** The greatest premium ÷ the least; null when that is 0. */
  readonly maxOverMin: number | null;
}

/**
 * Sums up one tokenizer's figures over languages. Costs are compared as premiums: where no segments are missing that is
 * the same as to compare tokens, and where some are, a language does not look cheap for having less text.
 */
export function fairnessOf(figures: readonly LanguageFigures[]): Fairness {
  const counted = figures.flatMap(({ code, tokens, unknown, premium }) =>
    premium === null ? [] : [{ code, tokens, unknown, premium }],
  );
  const premiums = Float64Array.from(counted, ({ premium }) => premium).sort();
  const [least = 0] = premiums;
  const greatest = premiums.at(-1) ?? 0;
  const worst = counted.find(({ premium }) => premium === greatest);
  return {
    languages: counted.length,
    flagged: counted.filter(hasManyUnknown).length,
    gini: gini(premiums),
    worst: worst === undefined ? null : { code: worst.code, premium: worst.premium },
    median: median(premiums),
    maxOverMin: least === 0 ? null : greatest / least,
  };
}

/**
 * The Gini coefficient G = Σᵢ Σⱼ |cᵢ − cⱼ| ÷ (2 n² μ) of costs. In ascending order the double sum is
 * 2 Σᵢ (2i − n − 1) cᵢ, with i from 1.
 * @returns null for fewer than two costs, or when all are 0
 */
export function gini(costs: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(costs).sort();
  const n = sorted.length;
  const total = sorted.reduce((all, cost) => all + cost, 0);
  if (n < 2 || total === 0) return null;
  // Costs that are all equal must give 0, and not what rounding leaves.
  if (sorted[0] === sorted[n - 1]) return 0;
  return sorted.reduce((all, cost, i) => all + (2 * i + 1 - n) * cost, 0) / (n * total);
}

/** @param sorted in ascending order */
function median(sorted: Float64Array): number | null {
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
