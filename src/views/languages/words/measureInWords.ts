import { fewestSegments } from "../../../analysis/fewSegments";
import type { PremiumMode } from "../../../analysis/premium";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { hasIntervals, type LanguageMeasure } from "../../../instruments/corpus/measures";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import type { Chart } from "../../../state/languages/choice";
import { formatCount } from "../../../ui/format";

/** A chart's title. */
export function chartTitle(chart: Chart, measure: LanguageMeasure): string {
  switch (chart) {
    case "bars":
      return `${measure.title} by language`;
    case "heat":
      return `${measure.title}, tokenizers × languages`;
    case "scatter":
      return `${measure.title} against ${acrossOf(measure).inText}`;
    case "map":
      return `${measure.title} on the map`;
  }
}

/** What an axis of it says, in as many words as there is room for. */
export function axisTitle(
  { title, unit }: Pick<LanguageMeasure, "title" | "unit">,
  pivot: string,
  width: number,
): string {
  return width > 400 ? `${title}: ${unit(pivot)}` : title;
}

/** What the token premium is held against in the scatter plot. */
const bytePremium = {
  title: "Byte premium",
  inText: "byte premium",
  unit: (pivot: string) => `UTF-8 bytes per byte of ${pivot}`,
  of: "bytePremium",
} as const;

/** What lies across the scatter plot: of the token premium what the script takes anyway, of all others the token premium. */
export function acrossOf(measure: LanguageMeasure) {
  return measure.name === premiumMeasure.name ? bytePremium : ({ ...premiumMeasure, of: "premium" } as const);
}

/** Where intervals are from, or why there are none. */
export function intervalInWords(
  measure: LanguageMeasure,
  mode: PremiumMode,
  { unit, segments }: Pick<OpenCorpus, "unit" | "segments">,
): string {
  if (hasIntervals(measure, mode)) {
    return `95% intervals: paired bootstrap over the ${unit}s shared with the pivot, of ${formatCount(segments)}; of fewer than ${fewestSegments} they promise too much.`;
  }
  return `No 95% intervals: ${measure.inText} is of all ${unit}s together, and no mean over them.`;
}
