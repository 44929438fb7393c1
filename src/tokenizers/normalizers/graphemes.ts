import { CodePointTable } from "./codePointTable";

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The extended grapheme clusters of a text (UAX #29, as this engine's ICU has it), in order. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** May join what is before it (GB6–GB9a): marks, joiners, emoji modifiers, Thai and Lao AM, Hangul and Kirat Rai vowels and finals. */
const joiningBefore =
  /[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7ff\u{16d63}\u{16d67}-\u{16d6a}]|\u200d/u;

/** Prepended marks (GB9b), which join what comes after them. */
export const prepended =
  /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]/u;

/** May join what comes after it: CR, leading jamo, joiners, the halves of flags. */
const joiningAfter = /[\r\u1100-\u115f\ua960-\ua97f\p{Regional_Indicator}]|\u200d/u;

const before = 1;
const after = 2;
const letter = 4;
const kinds = new CodePointTable(
  (character) =>
    (joiningBefore.test(character) ? before : 0) |
    (joiningAfter.test(character) || prepended.test(character) ? after : 0) |
    (/\p{Lo}/u.test(character) ? letter : 0),
);

/**
 * Whether a cluster surely ends between two characters, whatever stands around them; `graphemes.test.ts` compares it with
 * the segmenter. A mark and a letter may be the two halves of a conjunct (GB9c).
 * @param left code point
 * @param right code point
 */
export function isGraphemeBoundary(left: number, right: number): boolean {
  const [a, b] = [kinds.of(left), kinds.of(right)];
  return (a & after) === 0 && (b & before) === 0 && ((a & before) === 0 || (b & letter) === 0);
}

/** Whether a character may be in a cluster with what is before it because of what it is itself. */
export function mayJoin(code: number): boolean {
  return (kinds.of(code) & before) !== 0;
}

/** Whether a cluster surely begins at a character, whatever is before it short of a prepended mark. */
export function beginsGrapheme(code: number): boolean {
  // The second halves of pairs: CR LF, flags, conjuncts, emoji after a joiner, Hangul syllables after leading jamo.
  return (
    !/[\n\p{Regional_Indicator}\p{Lo}\p{Extended_Pictographic}]/u.test(String.fromCodePoint(code)) &&
    (kinds.of(code) & before) === 0
  );
}
