import type { LanguageFigures } from "../../analysis/languageFigures";
import type { PremiumMode } from "../../analysis/premium";
import type { CorpusLanguage } from "../../corpora/language";
import type { LanguageMeasure } from "../../instruments/corpus/measures";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** A tokenizer as charts draw it. */
export interface ChartSeries {
  readonly reference: TokenizerReference;
  readonly label: string;
  /** A CSS colour: a variable of the theme, `var(--series-0)` to `var(--series-7)`. */
  readonly color: string;
}

/** A language as charts draw it. */
export interface ChartRow {
  readonly language: CorpusLanguage;
  /** One for each series; null where it is not computed yet. */
  readonly figures: readonly (LanguageFigures | null)[];
}

/** What every chart is given. */
export interface ChartProps {
  /** In the order to show them; only the languages chosen. */
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  readonly scale: "linear" | "log";
  readonly pivot: CorpusLanguage;
  readonly mode: PremiumMode;
  /** What the figures' values are. */
  readonly measure: LanguageMeasure;
  /** Opens a language's passage. */
  onOpen(code: string): void;
}
