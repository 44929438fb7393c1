import { csvLine } from "../../../text/csvLine";
import type { ChartRow, ChartSeries } from "../chart";
import { type FigureRecord, figureRecords } from "./figureRecords";

const columns: readonly (keyof FigureRecord)[] = [
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
  "low",
  "high",
  "byte_premium",
  "character_premium",
  "pivot_tokens",
];

/**
 * Figures as CSV (RFC 4180, UTF-8): a header, a record for each language and tokenizer that is computed, and at the end
 * the caption, a line each, behind `#` in the first column.
 */
export function figuresToCsv(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  caption: readonly string[],
): string {
  const records = figureRecords(rows, series).map((record) => columns.map((column) => record[column]));
  const notes = caption.map((line) => [`# ${line}`, ...columns.slice(1).map(() => "")]);
  return [columns, ...records, ...notes].map(csvLine).join("");
}
