/** A row of CSV (RFC 4180), with LF at its end. */
export function csvRow(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => quoteCsv(String(field))).join(",")}\n`;
}

/** A field of CSV, quoted where it has to be. */
export function quoteCsv(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
