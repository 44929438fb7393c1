import vocabularies from "virtual:prepared-vocabularies";
import { fewestSegments } from "../../analysis/fewSegments";
import type { PremiumMode } from "../../analysis/premium";
import type { CorpusLanguage } from "../../corpora/language";
import type { OpenCorpus } from "../../state/corpora/openCorpus";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import { formatCount } from "../../ui/format";
import type { ChartSeries } from "./chart";

/** What a chart or table must say of itself when it has left the page, a line each. */
export function captionOf(
  corpus: OpenCorpus,
  pivot: CorpusLanguage,
  mode: PremiumMode,
  series: readonly ChartSeries[],
): string[] {
  const encoded =
    mode === "segment"
      ? `each ${corpus.unit} encoded alone`
      : `${corpus.unit}s joined with one space and encoded at once`;
  return [
    `Token premium: tokens ÷ tokens of ${pivot.name} (${pivot.code}), ${encoded}; control tokens not counted.`,
    `95% intervals: paired bootstrap over the ${corpus.unit}s shared with the pivot, of ${formatCount(corpus.segments)}; of fewer than ${fewestSegments} they promise too much.`,
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
