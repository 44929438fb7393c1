import { petrovPremium, petrovTokenizers } from "../../../analysis/published/petrov2023";
import type { CorpusLanguage } from "../../../corpora/language";
import type { ChartRow, ChartSeries } from "../chart";

/** What was measured here and what was published, of one tokenizer. */
export interface Pair {
  readonly own: number;
  readonly published: number;
}

/** A language that both have; null for a tokenizer whose figure is not there yet. */
export interface ComparedRow {
  readonly language: CorpusLanguage;
  readonly pairs: readonly (Pair | null)[];
}

export interface Compared {
  /** The tokenizers that were counted with in both. */
  readonly series: readonly ChartSeries[];
  readonly rows: readonly ComparedRow[];
  /** The middle of own ÷ published, over languages and tokenizers; null where there is none. */
  readonly median: number | null;
}

/** The figures shown beside Petrov et al.'s, where tokenizer, language and pivot are the same; the pivot itself left out. */
export function compareWithPetrov(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  pivot: CorpusLanguage,
): Compared {
  const places = series.flatMap((one, at) => {
    const id = petrovTokenizers.find((known) => one.reference === `builtin:${known}`);
    return id === undefined ? [] : [{ one, at, id }];
  });
  const usual = usualVersions(rows);
  const compared = rows.flatMap(({ language, figures }) => {
    if (language === pivot || !usual.has(language)) return [];
    const pairs = places.map(({ at, id }): Pair | null => {
      const published = petrovPremium(id, language, pivot);
      const own = figures[at]?.premium ?? null;
      return published === null || own === null ? null : { own, published };
    });
    return pairs.some((pair) => pair !== null) ? [{ language, pairs }] : [];
  });
  const ratios = compared
    .flatMap(({ pairs }) => pairs.flatMap((pair) => (pair === null ? [] : pair.own / pair.published)))
    .sort((a, b) => a - b);
  return {
    series: places.map(({ one }) => one),
    rows: compared,
    median: ratios[Math.floor(ratios.length / 2)] ?? null,
  };
}

/** Of versions of a language in one script the most spoken one, else the first: FLORES-200 has one of each. */
function usualVersions(rows: readonly ChartRow[]): ReadonlySet<CorpusLanguage> {
  const usual = new Map<string, CorpusLanguage>();
  for (const { language } of rows) {
    const key = `${language.iso6393} ${language.script}`;
    const known = usual.get(key);
    if (known === undefined || (language.speakers ?? 0) > (known.speakers ?? 0)) usual.set(key, language);
  }
  return new Set(usual.values());
}
