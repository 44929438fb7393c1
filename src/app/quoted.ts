import { formatCount } from "../ui/format";

/** Characters of a text by which people know it again. */
const mostShown = 40;

/**
 * A text as far as people know it again by that, in quotation marks, with its size where that is not all.
 * @param beginning of the text
 * @param length of all of it, in UTF-16 code units
 */
export function quoted(beginning: string, length: number): string {
  const words = beginning
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
  const characters = Array.from(words);
  const isWhole = beginning.length === length && characters.length <= mostShown;
  const size = isWhole ? "" : ` (${formatCount(length)} characters)`;
  // Isolated (U+2068, U+2069): a text from right to left would turn the sentence around it.
  return `\u2068“${characters.slice(0, mostShown).join("")}${isWhole ? "" : "…"}”\u2069${size}`;
}
