import Papa from "papaparse";
import { shortened } from "../text/shortened";
import { CorpusError } from "./parallel";

/** A language in a table. */
export interface TableColumn {
  /** The column's heading or the key. */
  readonly code: string;
  /** Where it is, for messages: `column 3`. */
  readonly place: string;
  /** A segment a row; an empty one where the row has none. */
  readonly segments: readonly string[];
  /** How many rows have no such cell or key, or null there. */
  readonly missing: number;
}

/** More columns than any corpus has languages: such a file is not a table of languages. */
const mostColumns = 2000;

/**
 * Reads CSV (RFC 4180) or TSV quoted the same way: the first row has the codes, each other row a segment in all languages.
 * A CSV's cells may also be separated by semicolons or tabs: whichever the first row has most of. Blank lines are skipped.
 * @param name what errors call the file
 * @throws {CorpusError} for a row of more or fewer cells than the first, or wrongly quoted; it gives the line, from 1
 */
export function readDelimited(text: string, kind: "csv" | "tsv", name: string): TableColumn[] {
  const delimiter = kind === "tsv" ? "\t" : delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const [wrong] = errors;
  if (wrong !== undefined) {
    throw new CorpusError(
      `${name}, line ${lineOfRow(data, wrong.row ?? 0)}: a cell begins with a quotation mark but is not quoted to its end. ` +
        "Put such a cell into quotation marks, and write each that is part of the text twice.",
    );
  }
  const [header = [], ...rows] = data;
  requireFewColumns(header.length, name);
  const columns = header.map((): string[] => []);
  for (const [i, row] of rows.entries()) {
    if (row.length === 1 && row[0] === "") continue;
    if (row.length !== header.length) {
      throw new CorpusError(
        `${name}, line ${lineOfRow(data, i + 1)}: ${row.length} ${row.length === 1 ? "cell" : "cells"}, but the first line ` +
          `names ${header.length} ${header.length === 1 ? "language" : "languages"}. Each row needs a cell for each of them, ` +
          "an empty one where a segment is missing.",
      );
    }
    for (const [column, segments] of columns.entries()) segments.push(row[column] ?? "");
  }
  return header.map((code, i) => ({
    code: code.trim(),
    place: `column ${i + 1}`,
    segments: columns[i] ?? [],
    missing: 0,
  }));
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = end === -1 ? text : text.slice(0, end);
  const [first = ","] = [",", ";", "\t"].sort((a, b) => header.split(b).length - header.split(a).length);
  return first;
}

/** The line on which a row begins, from 1: cells can hold line breaks. */
function lineOfRow(data: readonly (readonly string[])[], row: number): number {
  let line = 1;
  for (const cells of data.slice(0, row)) {
    line++;
    for (const cell of cells) line += cell.match(/\r\n?|\n/g)?.length ?? 0;
  }
  return line;
}

/**
 * Reads JSON Lines: an object a line, with a key for each language. A key that a line does not have, or has null for, is a
 * missing segment. Keys that never have a string (an id, say) are left out; blank lines are skipped.
 * @param name what errors call the file
 * @throws {CorpusError} for a line that is no such object; it gives the line, from 1
 */
export function readJsonLines(text: string, name: string): TableColumn[] {
  const columns = new Map<string, { segments: string[]; missing: number; other: number | null }>();
  let rows = 0;
  for (const [i, json] of text.split("\n").entries()) {
    if (json.trim() === "") continue;
    for (const [code, value] of Object.entries(parseRow(json, `${name}, line ${i + 1}`))) {
      let column = columns.get(code);
      if (column === undefined) {
        column = { segments: [], missing: 0, other: null };
        columns.set(code, column);
        requireFewColumns(columns.size, name);
      }
      if (value === null) continue;
      if (typeof value !== "string") column.other ??= i + 1;
      else {
        fill(column, rows);
        column.segments.push(value);
      }
    }
    rows++;
  }
  return Array.from(columns).flatMap(([code, column]) => {
    if (column.segments.length === 0 && column.other !== null) return [];
    if (column.other !== null) {
      throw new CorpusError(
        `${name}, line ${column.other}: “${shortened(code)}” is not text, as it is on other lines.`,
      );
    }
    fill(column, rows);
    return [
      { code: code.trim(), place: `key “${shortened(code)}”`, segments: column.segments, missing: column.missing },
    ];
  });
}

/** Adds missing segments up to a row. */
function fill(column: { segments: string[]; missing: number }, rows: number): void {
  column.missing += rows - column.segments.length;
  while (column.segments.length < rows) column.segments.push("");
}

function parseRow(json: string, place: string): object {
  let row: unknown;
  try {
    row = JSON.parse(json);
  } catch (cause) {
    throw new CorpusError(`${place}: this is not JSON. Each line must be an object: {"eng":"…","deu":"…"}.`, { cause });
  }
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    throw new CorpusError(`${place}: each line must be an object with a key for each language: {"eng":"…","deu":"…"}.`);
  }
  return row;
}

function requireFewColumns(columns: number, name: string): void {
  if (columns > mostColumns) {
    throw new CorpusError(`${name} would have over ${mostColumns} languages: it is not a table of parallel segments.`);
  }
}
