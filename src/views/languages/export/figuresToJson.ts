import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { ChartRow, ChartSeries } from "../chart";
import { figureRecords } from "./figureRecords";

/** Figures as JSON: the caption, a line each, and the same records as in CSV; null where there is no value. */
export function figuresToJson(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  measure: LanguageMeasure,
  caption: readonly string[],
): string {
  return `${JSON.stringify({ caption, figures: figureRecords(rows, series, measure) }, null, 2)}\n`;
}
