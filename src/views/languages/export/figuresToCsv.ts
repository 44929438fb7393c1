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
  const records = figureRecords(rows, series).map((record) => columns.map((column) => field(record[column])));
  const notes = caption.map((line) => [field(`# ${line}`), ...columns.slice(1).map(() => "")]);
  return [columns, ...records, ...notes].map((fields) => `${fields.join(",")}\r\n`).join("");
}

function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A spreadsheet would run what begins like this as a formula; the apostrophe makes it text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
