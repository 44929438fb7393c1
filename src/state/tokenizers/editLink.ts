import { type Edit, formatEdits, parseEdits } from "../../tokenizers/editing/edit";

/** Characters of edits that a link carries. */
export const longestEdits = 3000;

/** Edits as a link's parameter: percent-encoded, so that whatever writes links need not know of them. */
export function encodeEdits(edits: readonly Edit[]): string {
  return encodeURIComponent(formatEdits(edits)).replace(/%(?:3A|2C)/g, decodeURIComponent);
}

/** Reads what {@link encodeEdits} writes. @returns null for what is malformed */
export function decodeEdits(encoded: string): readonly Edit[] | null {
  try {
    return parseEdits(decodeURIComponent(encoded));
  } catch {
    return null; // Escapes that are none.
  }
}
