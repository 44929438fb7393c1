import { utf8Encode } from "../../text/utf8";

/** A line of a table: a text or a pattern, and what is written for it. */
export type TableLine =
  | { readonly kind: "text"; readonly from: string; readonly to: string }
  | { readonly kind: "pattern"; readonly from: RegExp; readonly to: string };

export type ReadTable = readonly TableLine[];

/** Letters of a table in a link, at most: longer links are cut short by mail and messengers. */
export const mostWritten = 6000;

/**
 * Reads a table of what is written out: a line each, with a tab or “→” between what is found and what is written for it. What
 * stands between slashes is a pattern (JavaScript's, with flags i and s), and `$1` its first group; lines that begin with `#` say
 * something.
 * @returns what is wrong, of the first lines and how many more, where something is
 */
export function readTable(text: string): ReadTable | string {
  const lines: TableLine[] = [];
  const problems: string[] = [];
  const known = new Set<string>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const read = readLine(line, known);
    if (typeof read === "string") problems.push(`Line ${at + 1} ${read}`);
    else lines.push(read);
  }
  const more = problems.length - mostTold;
  if (more > 0)
    return `${problems.slice(0, mostTold).join(" ")} ${more} more ${more === 1 ? "line" : "lines"} cannot be read either.`;
  if (problems.length > 0) return problems.join(" ");
  return lines.length === 0 ? "The table has no lines." : lines;
}

/** Lines whose problems are told. */
const mostTold = 3;

/** @param known what lines above find */
function readLine(line: string, known: Set<string>): TableLine | string {
  const [, from = "", to] = /^(.*?)(?:\t|\s*→\s?)(.*)$/.exec(line) ?? [];
  if (to === undefined) return "has neither a tab nor “→” between what is found and what is written for it.";
  if (from === "") return "has nothing that could be found.";
  if (known.has(from)) return `has “${from}”, which a line above has.`;
  known.add(from);
  const [, source, flags = ""] = /^\/(.+)\/([a-z]*)$/.exec(from) ?? [];
  if (source === undefined) return { kind: "text", from, to };
  if (/[^is]/.test(flags)) return `has a pattern with the flags “${flags}”: i and s can be.`;
  try {
    return { kind: "pattern", from: new RegExp(source, `gu${flags}`), to };
  } catch (error) {
    return `has a pattern that is none: ${error instanceof Error ? error.message : error}.`;
  }
}

/**
 * A table as references of columns have it: `table_` and its UTF-8 in base64 of letters, digits and `_` alone, since other signs
 * part a link.
 */
export function writeTablePart(text: string): string {
  let bytes = "";
  for (const byte of utf8Encode(text.toWellFormed().trim())) bytes += String.fromCharCode(byte);
  return `table_${btoa(bytes).replace(/[+/=]/g, (sign) => escapes[sign] ?? "")}`;
}

/** The text of a table that {@link writeTablePart} has written; null for what is none. */
export function tableTextOf(part: string): string | null {
  try {
    const base64 = part.slice("table_".length).replace(/_[ps]/g, (sign) => (sign === "_p" ? "+" : "/"));
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // Cut short, or no base64.
  }
}

const escapes: Readonly<Record<string, string>> = { "+": "_p", "/": "_s", "=": "" };

const tables = new Map<string, ReadTable>();

/** The table that {@link writeTablePart} has written; a sentence that says what is wrong where something is. */
export function readTablePart(part: string): ReadTable | string {
  const known = tables.get(part);
  if (known !== undefined) return known;
  if (part.length > mostWritten) return tooLong(part.length);
  const text = tableTextOf(part);
  if (text === null) return "The table of words in this column’s name is damaged: copy the whole link.";
  const read = readTable(text);
  if (typeof read === "string") return `The table of words: ${read}`;
  tables.set(part, read);
  return read;
}

/** Why a table is not taken. */
export function tooLong(letters: number): string {
  return `The table of words comes to ${letters} letters in a link, which holds ${mostWritten}. Leave out lines that the text does not need.`;
}
