import { CodePointTable } from "../../../tokenizers/normalizers/codePointTable";

/** General categories of Unicode in the order in which contexts are tried: what patterns keep together comes first. */
const categories = ["Lo", "Ll", "Lu", "Lm", "Lt", "M", "So", "S", "P", "Nd", "N", "Z", "Co", "C"] as const;
const expressions = categories.map((name) => new RegExp(`\\p{${name}}`, "u"));

const table = new CodePointTable((character) => expressions.findIndex((expression) => expression.test(character)));

/** How many {@link categoryOf} tells apart. */
export const categoryCount = categories.length;

/** The number of a code point's general category, some of them taken together. */
export function categoryOf(code: number): number {
  return table.of(code);
}
