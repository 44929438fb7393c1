import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import { csvLine } from "../../../text/csvLine";
import type { ChartRow, ChartSeries } from "../chart";
import { type FigureRecord, figureRecords } from "./figureRecords";

const before: readonly (keyof FigureRecord)[] = [
  "language",
  "name",
  "script",
  "region",
  "tokenizer",
  "segments",
  "tokens",
  "bytes",
  "characters",
  "unknown",
  "premium",
];
const after: readonly (keyof FigureRecord)[] = ["low", "high", "byte_premium", "character_premium", "pivot_tokens"];

/**
 * Figures as CSV (RFC 4180, UTF-8): a header (with `measure,value` where another measure than the premium is chosen), a record for each language and tokenizer that is computed, and at the end
 * the caption, a line each, behind `#` in the first column.
 */
export function figuresToCsv(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  measure: LanguageMeasure,
  caption: readonly string[],
): string {
  const own: readonly (keyof FigureRecord)[] = measure.name === premiumMeasure.name ? [] : ["measure", "value"];
  const columns = [...before, ...own, ...after];
  const records = figureRecords(rows, series, measure).map((record) => columns.map((column) => record[column] ?? null));
  const notes = caption.map((line) => [`# ${line}`, ...columns.slice(1).map(() => "")]);
  return [columns, ...records, ...notes].map(csvLine).join("");
}
