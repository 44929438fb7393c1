import Papa from "papaparse";
import { printable } from "../../text/printable";
import { type IdRun, IdRuns } from "./idRuns";
import { IdsError } from "./idsError";

/** UTF-16 units that a header has at most. */
const longestHeader = 1000;

/**
 * Whether data are a table of tokens as CSV, by its beginning: its first line is names of columns, one of which is `id`.
 * @returns null where more has to be read to know
 */
export function isTokenTable(beginning: string, isWhole: boolean): boolean | null {
  const [, header] = /^\ufeff?([a-z_][\w,]*)\r?\n/i.exec(isWhole ? `${beginning}\n` : beginning) ?? [];
  if (header !== undefined) return header.includes(",") && header.split(",").includes("id");
  const mayBe = !isWhole && beginning.length < longestHeader && /^\ufeff?(?:[a-z_][\w,]*\r?)?$/i.test(beginning);
  return mayBe ? null : false;
}

/**
 * Reads the ids of a table of tokens, as `tessera encode --format csv` prints it: RFC 4180, each column known by its name, of which
 * `id` has to be there, and `tokenizer`, `file` and `index` are looked at. What arrives in pieces may be cut anywhere.
 */
export class CsvIdReader {
  private readonly runs = new IdRuns();
  private rest = "";
  /** Whether what is left so far ends within quotation marks, and how much of it is known. */
  private isQuoted = false;
  private looked = 0;
  private header: readonly string[] | null = null;
  private rows = 0;

  /** @throws {IdsError} for a row that has no id, or other cells than the header */
  push(piece: string): readonly IdRun[] {
    this.rest += piece;
    let end = 0;
    for (; this.looked < this.rest.length; this.looked++) {
      const code = this.rest.charCodeAt(this.looked);
      if (code === 0x22) this.isQuoted = !this.isQuoted;
      else if (code === 0x0a && !this.isQuoted) end = this.looked + 1;
    }
    if (end > 0) this.read(this.rest.slice(0, end));
    this.rest = this.rest.slice(end);
    this.looked -= end;
    return this.runs.take();
  }

  /** @throws {IdsError} as {@link push} does, and where the last row was cut off */
  finish(): readonly IdRun[] {
    if (this.isQuoted) throw this.wrong("was cut off: no quotation mark ends its last cell");
    if (this.rest !== "") this.read(this.rest);
    return this.runs.take();
  }

  private read(lines: string): void {
    const { data } = Papa.parse<string[]>(lines.replace(/^\ufeff/, ""), { delimiter: "," });
    for (const row of data) {
      if (row.length === 1 && row[0] === "") continue;
      if (this.header === null) {
        this.header = row;
        continue;
      }
      const { header } = this;
      if (row.length !== header.length) {
        throw this.wrong(`has ${row.length} of ${header.length} cells: was the table cut off?`);
      }
      const cell = (name: string) => row[header.indexOf(name)] ?? null;
      const id = cell("id") ?? "";
      if (!/^\d+$/.test(id) || Number(id) > 0xffff_ffff) {
        throw this.wrong(`has “${printable(id)}” for its id: ids are whole numbers from 0`);
      }
      const index = cell("index") ?? "";
      const origin = { tokenizer: cell("tokenizer"), file: cell("file") };
      this.runs.addRow(Number(id), origin, /^\d+$/.test(index) ? Number(index) : null);
      this.rows++;
    }
  }

  private wrong(what: string): IdsError {
    return new IdsError(`Row ${this.rows + 1} of the table ${what}.`);
  }
}
