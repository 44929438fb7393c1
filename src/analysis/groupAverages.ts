import type { LanguageFigures } from "./languageFigures";

/** What one tokenizer makes of several languages together. */
export interface GroupAverage {
  /** Languages with a figure. */
  readonly languages: number;
  /** Null where there are none. */
  readonly average: number | null;
  /** The least and the greatest figure among them; null where there are none. */
  readonly range: readonly [least: number, greatest: number] | null;
}

/**
 * The average of some languages' figures by one tokenizer; those without a figure are left out. Each language counts once, however
 * many speak it.
 * @param way `sums`: of premiums, tokens ÷ the pivot's over the same segments, both summed over the languages; `mean`: of what is no ratio of
 * tokens, the mean of the values
 */
export function groupAverage(figures: readonly LanguageFigures[], way: "sums" | "mean"): GroupAverage {
  let [tokens, pivotTokens, sum, languages, least, greatest] = [0, 0, 0, 0, Number.POSITIVE_INFINITY, 0];
  for (const one of figures) {
    if (one.value === null) continue;
    languages++;
    tokens += one.tokens;
    pivotTokens += one.pivotTokens;
    sum += one.value;
    least = Math.min(least, one.value);
    greatest = Math.max(greatest, one.value);
  }
  if (languages === 0) return { languages, average: null, range: null };
  return { languages, average: way === "sums" ? tokens / pivotTokens : sum / languages, range: [least, greatest] };
}
