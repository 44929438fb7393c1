import type { LanguageFigures } from "./languageFigures";
import { hasManyUnknown } from "./manyUnknown";

/** A language with its figure. */
export interface LanguageValue {
  readonly code: string;
  readonly value: number;
}

/** How evenly one tokenizer treats the languages of a parallel corpus. */
export interface Fairness {
  /** Languages that count: those with a figure, the pivot among them. */
  readonly languages: number;
  /** How many of these have so many unknown tokens that their figures say little; they count all the same. */
  readonly flagged: number;
  /** Of costs: 0 when all languages have the same, towards 1 when one has them all; null for fewer than two. */
  readonly gini: number | null;
  /** The languages with the greatest and the least figure, the first of them in the order given; null when there is none. */
  readonly greatest: LanguageValue | null;
  readonly least: LanguageValue | null;
  /** The middle figure, or the mean of the two in the middle. */
  readonly median: number | null;
  /** The greatest figure ÷ the least; null when that is 0. */
  readonly maxOverMin: number | null;
}

/**
 * Sums up one tokenizer's figures over languages, of what was measured. Costs are compared as premiums: where no segments are missing that is
 * the same as to compare tokens, and where some are, a language does not look cheap for having less text.
 */
export function fairnessOf(figures: readonly LanguageFigures[]): Fairness {
  const counted = figures.flatMap(({ code, tokens, unknown, value }) =>
    value === null ? [] : [{ code, tokens, unknown, value }],
  );
  const values = Float64Array.from(counted, ({ value }) => value).sort();
  const [least = 0] = values;
  const greatest = values.at(-1) ?? 0;
  const whose = (wanted: number): LanguageValue | null => {
    const found = counted.find(({ value }) => value === wanted);
    return found === undefined ? null : { code: found.code, value: found.value };
  };
  return {
    languages: counted.length,
    flagged: counted.filter(hasManyUnknown).length,
    gini: gini(values),
    greatest: whose(greatest),
    least: whose(least),
    median: median(values),
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
