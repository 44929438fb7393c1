import vocabularies from "virtual:prepared-vocabularies";
import type { PremiumMode } from "../../../analysis/premium";
import type { CorpusLanguage } from "../../../corpora/language";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { formatCount } from "../../../ui/format";
import type { ChartSeries } from "../chart";
import { intervalInWords } from "./measureInWords";

/** What a chart or table must say of itself when it has left the page, a line each. */
export function captionOf(
  corpus: OpenCorpus,
  pivot: CorpusLanguage,
  mode: PremiumMode,
  measure: LanguageMeasure,
  series: readonly ChartSeries[],
): string[] {
  const encoded =
    mode === "segment"
      ? `each ${corpus.unit} encoded alone`
      : `${corpus.unit}s joined with one space and encoded at once`;
  return [
    `${measure.title}: ${measure.definition(`${pivot.name} (${pivot.code})`)}, ${encoded}; control tokens not counted.`,
    intervalInWords(measure, mode, corpus),
    `Corpus: ${corpus.title} (${corpus.version}), ${formatCount(corpus.languages.length)} languages.`,
    `Tokenizers: ${series.map(describe).join(", ")}.`,
    `Tessera ${__APP_VERSION__}.`,
  ];
}

/** A tokenizer with where it is from: the package of its vocabulary, or the commit or hash of what was brought along. */
function describe({ reference, label }: ChartSeries): string {
  if (!reference.startsWith("builtin:")) return reference;
  const { vocabulary } = tokenizerEntry(reference);
  const prepared = vocabulary === null ? undefined : vocabularies[vocabulary];
  return prepared === undefined ? label : `${label} (${prepared.package} ${prepared.version})`;
}
