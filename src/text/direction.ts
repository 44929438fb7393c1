const firstLetter = /\p{L}/u;
const rightToLeftScript =
  /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}]/u;

/** In a line longer than this, in UTF-16 units, the browser is not asked to find the direction by itself. */
const longLine = 50_000;
/** Nor in a text of more lines. */
const mostLines = 2000;
/** Units of a text that are looked at for its first letter. */
const beginning = 2000;

/**
 * Value of a text field's `dir`: “auto”, by which each line goes its own way, but the text's own direction where a line
 * is very long, or lines are very many. With “auto” Chromium takes ten times as long to lay out a megabyte in one line, and to
 * take over a text it takes time that grows with the square of its lines: half a minute for 40,000.
 */
export function fieldDirection(text: string): "auto" | "ltr" | "rtl" {
  let isLong = text.split(/[\r\n]/, mostLines + 1).length > mostLines;
  for (let start = 0; !isLong && text.length - start > longLine; ) {
    const newline = text.lastIndexOf("\n", start + longLine);
    isLong = newline < start;
    start = newline + 1;
  }
  return isLong ? baseDirection(text.slice(0, beginning)) : "auto";
}

/**
 * Base direction of a line by its first letter, a simple form of rules P2 and P3 of the Unicode bidirectional algorithm
 * (UAX #9). Lines without a letter read left to right.
 */
export function baseDirection(line: string): "ltr" | "rtl" {
  const letter = firstLetter.exec(line)?.[0];
  return letter !== undefined && rightToLeftScript.test(letter) ? "rtl" : "ltr";
}
