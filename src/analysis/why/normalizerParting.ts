import type { ByteOffset } from "../../text/utf8";
import { keyOf, overlaps, type TextRange, textOf, type Written } from "./stageOutputs";

/** What two normalizers make of the first part of a text of which they do not make the same. */
export interface NormalizerParting extends TextRange {
  /** The part as the text has it. */
  readonly original: string;
  /** What each writes for it. */
  readonly written: readonly [string, string];
}

/** Parts of a text on either side of one that are told with it, at most: a word of so many letters, which no sentence shows whole. */
const mostAround = 48;

/**
 * The first part of a place of which two normalizers do not write the same, as a whole word; else the first around it.
 * @param range what both have written
 * @param textAt the text of some of its bytes
 */
export function normalizerParting(
  normalized: readonly [readonly Written[], readonly Written[]],
  range: TextRange,
  place: TextRange,
  textAt: (start: ByteOffset, end: ByteOffset) => string,
): NormalizerParting {
  const bounds = commonBounds(normalized, range);
  const cells = bounds.map((start, i) => ({ start, end: bounds[i + 1] ?? start }));
  const unitsOf = (side: 0 | 1, { start, end }: TextRange) =>
    normalized[side].filter((unit) => unit.start >= start && (unit.start < end || unit.start === start));
  const isParted = (cell: TextRange) => keyOf(unitsOf(0, cell)) !== keyOf(unitsOf(1, cell));
  const inPlace = cells.findIndex((cell) => overlaps(cell, place) && isParted(cell));
  const first = inPlace === -1 ? cells.findIndex(isParted) : inPlace;
  const isWord = (cell: TextRange | undefined) => cell !== undefined && /^\S+$/u.test(textAt(cell.start, cell.end));
  let [from, to] = [first, first];
  while (first - from < mostAround && isWord(cells[from]) && isWord(cells[from - 1])) from--;
  while (to - first < mostAround && (to === first || isWord(cells[to])) && isWord(cells[to + 1])) to++;
  // What is put in behind a word, as spaces around Chinese characters are, is told with it.
  const withEnd = to + 1 < cells.length && !isWord(cells[to + 1]);
  const writtenFor = (side: 0 | 1) =>
    normalized[side].filter(({ start, end }) => {
      if (start === end && start === whole.end) return withEnd;
      return start >= whole.start && (start < whole.end || start === whole.start);
    });
  const whole = { start: cells[from]?.start ?? range.start, end: cells[to]?.end ?? range.end };
  return {
    ...whole,
    original: textAt(whole.start, whole.end),
    written: [textOf(writtenFor(0)), textOf(writtenFor(1))],
  };
}

/** The places of a range at which neither of two texts has a character that stands for what is on both sides. */
function commonBounds(texts: readonly (readonly Written[])[], range: TextRange): ByteOffset[] {
  const bounds = new Set([range.start, range.end, ...texts.flat().flatMap(({ start, end }) => [start, end])]);
  for (const written of texts) {
    for (const { start, end } of written) for (let at = start + 1; at < end; at++) bounds.delete(at);
  }
  return Array.from(bounds).sort((a, b) => a - b);
}
