import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { ChartRow, ChartSeries } from "../chart";

/** One tokenizer's figures of one language, under the names that files give them; units as in `LanguageFigures`. */
export interface FigureRecord {
  readonly language: string;
  readonly name: string;
  readonly script: string;
  readonly region: string | null;
  readonly tokenizer: string;
  readonly segments: number;
  readonly tokens: number;
  readonly bytes: number;
  readonly characters: number;
  readonly unknown: number;
  readonly premium: number | null;
  /** Another measure that is chosen, and its figure, of which the interval then is. */
  readonly measure?: string;
  readonly value?: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly byte_premium: number | null;
  readonly character_premium: number | null;
  readonly pivot_tokens: number;
}

/** The figures of all languages and tokenizers that are computed, in the order of the chart. */
export function figureRecords(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  measure: LanguageMeasure,
): FigureRecord[] {
  const isPremium = measure.name === premiumMeasure.name;
  return rows.flatMap(({ language, figures }) =>
    series.flatMap(({ reference }, i) => {
      const one = figures[i] ?? null;
      if (one === null) return [];
      return {
        language: language.code,
        name: language.name,
        script: language.script,
        region: language.region,
        tokenizer: reference,
        segments: one.segments,
        tokens: one.tokens,
        bytes: one.bytes,
        characters: one.characters,
        unknown: one.unknown,
        premium: one.premium,
        ...(!isPremium && { measure: measure.name, value: one.value }),
        low: one.interval?.[0] ?? null,
        high: one.interval?.[1] ?? null,
        byte_premium: one.bytePremium,
        character_premium: one.characterPremium,
        pivot_tokens: one.pivotTokens,
      };
    }),
  );
}
