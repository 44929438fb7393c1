const firstLetter = /\p{L}/u;
const rightToLeftScript =
  /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}]/u;

/**
 * Base direction of a line by its first letter, a simple form of rules P2 and P3 of the Unicode bidirectional algorithm
 * (UAX #9). Lines without a letter read left to right.
 */
export function baseDirection(line: string): "ltr" | "rtl" {
  const letter = firstLetter.exec(line)?.[0];
  return letter !== undefined && rightToLeftScript.test(letter) ? "rtl" : "ltr";
}
