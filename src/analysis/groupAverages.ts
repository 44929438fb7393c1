import type { LanguageFigures } from "./languageFigures";

/** What one tokenizer makes of several languages together. */
export interface GroupAverage {
  /** Languages with a premium. */
  readonly languages: number;
  /**
   * Their tokens ÷ the pivot's over the same segments, both summed over the languages: a ratio of sums, in which each language
   * counts once, however many speak it. Null where there are none.
   */
  readonly premium: number | null;
  /** The least and the greatest premium among them; null where there are none. */
  readonly range: readonly [least: number, greatest: number] | null;
}

/** The average of some languages' figures by one tokenizer; those without a premium are left out. */
export function groupAverage(figures: readonly LanguageFigures[]): GroupAverage {
  let [tokens, pivotTokens, languages, least, greatest] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
  for (const one of figures) {
    if (one.premium === null) continue;
    languages++;
    tokens += one.tokens;
    pivotTokens += one.pivotTokens;
    least = Math.min(least, one.premium);
    greatest = Math.max(greatest, one.premium);
  }
  if (languages === 0) return { languages, premium: null, range: null };
  return { languages, premium: tokens / pivotTokens, range: [least, greatest] };
}
