import { quoteCsv } from "./csv";

/** A record of CSV (RFC 4180), with CR LF at its end; null is empty. */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(field).join(",")}\r\n`;
}

function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A spreadsheet would run what begins like this as a formula; the apostrophe makes it text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return quoteCsv(safe);
}
