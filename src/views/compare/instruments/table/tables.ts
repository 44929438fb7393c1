import { csvLine } from "../../../../text/csvLine";

/** A table for other programs: its heads, and as many fields in each row. */
export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** As CSV (RFC 4180). */
export function tableToCsv({ heads, rows }: Table): string {
  return [heads, ...rows].map(csvLine).join("");
}

/** As a table of GitHub-flavoured Markdown, in which no field can end a cell or become more than text. */
export function tableToMarkdown({ heads, rows }: Table): string {
  const line = (fields: readonly (string | number | null)[]) => `| ${fields.map(markdownField).join(" | ")} |\n`;
  const isNumbers = heads.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] !== "string"));
  return [line(heads), `|${isNumbers.map((is) => (is ? " --: " : " --- ")).join("|")}|\n`, ...rows.map(line)].join("");
}

function markdownField(field: string | number | null): string {
  if (typeof field !== "string") return String(field ?? "");
  return field.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@]/g, "\\$&").replace(/[\r\n]+/g, " ");
}
