/** A line of a list, without what stands around its cells. */
export interface CellLine {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The lines of a list that say something: empty ones are passed over, a byte order mark is no part of the first. */
export function linesOf(text: string): { readonly line: number; readonly text: string }[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/)
    .map((content, i) => ({ line: i + 1, text: content }))
    .filter((line) => line.text.trim() !== "");
}

/**
 * The cells of a list's lines: between tabs where a line has one, else as CSV (RFC 4180) where the first line has a comma or a
 * semicolon and no tab. A cell holds no line break.
 */
export function cellsOf(text: string): CellLine[] {
  const lines = linesOf(text);
  const comma = lines.some((line) => line.text.includes("\t")) ? null : commaOf(lines[0]?.text ?? "");
  return lines.map(({ line, text: content }) => ({
    line,
    cells: (comma === null ? content.split("\t") : csvCells(content, comma)).map((cell) => cell.trim()),
  }));
}

function commaOf(line: string): "," | ";" | null {
  return line.includes(";") ? ";" : line.includes(",") ? "," : null;
}

function csvCells(line: string, comma: "," | ";"): string[] {
  const cell = comma === "," ? /("(?:[^"]|"")*"|[^,]*)(,|$)/gy : /("(?:[^"]|"")*"|[^;]*)(;|$)/gy;
  const cells: string[] = [];
  for (const [, written = "", end] of line.matchAll(cell)) {
    cells.push(/^".*"$/s.test(written) ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end === "") break;
  }
  return cells;
}
