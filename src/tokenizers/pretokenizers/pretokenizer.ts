import { type ByteOffset, type Utf16Offset, utf8Between, utf8Length } from "../../text/utf8";
import type { ByteAlignment } from "../alignment";
import type { Pattern } from "../patterns/pattern";
import type { Scanner } from "../patterns/scanner";
import type { WordRules } from "./wordRules";

/** A section's text on its way through the pre-tokenizers. */
export interface PreTokenized {
  /** Normalized text. Few pre-tokenizers change it: Metaspace writes “▁”, ByteLevel may put a space in front. */
  readonly text: string;
  /** From the text's bytes to the section's original; null where they are the same. */
  readonly alignment: ByteAlignment | null;
  /** Pre-tokens as a flat list of UTF-16 offsets: start, end, start, end … What lies between two is dropped. */
  readonly ranges: readonly Utf16Offset[];
  /**
   * How much of the text comes from the whole text's first character, as far as the reference can tell: [0, lead). That is
   * where Metaspace's “first” puts its sign; 0 where no stage asks (`needsLead`).
   */
  readonly lead: Utf16Offset;
}

/** The pre-tokenizer stage: cuts a text into pre-tokens, each of which the model encodes alone. */
export interface PreTokenizer {
  /** What people call it, with its parameters: `Split /\p{N}{1,3}/`. */
  readonly rule: string;
  preTokenize(input: PreTokenized): PreTokenized;
  /** The pattern whose matches it goes by, where it goes by one. */
  readonly pattern?: Pattern;
  /** Patterns whose matches it cuts at, one after the other, where that is all it does: {@link ScannedPieces}. */
  readonly scanners?: readonly Scanner[] | null;
  /** What it does where that goes by each character: the model's `words`. */
  readonly words?: WordRules | null;
  /** What it and a stage before it do together, of which these are the rules; null, or without it, something else. */
  wordsAfter?(rules: WordRules): WordRules | null;
  /** A string that it looks for: in a text without it, it cuts nowhere. */
  readonly sought?: string | null;
  /** Whether it goes by {@link PreTokenized.lead}; without it, no. */
  readonly needsLead?: boolean;
  /**
   * Whether no pre-token is decided across a place between two characters: what stands before it is cut as though the
   * text ended there, what stands after it as though it began there, but that one pre-token may still span the place.
   * False when in doubt.
   * @param before code point, of normalized text
   * @param after code point
   */
  isIndependent(before: number, after: number): boolean;
  /** Whether a pre-token surely ends between the two characters, given that the place is independent. */
  cuts(before: number, after: number): boolean;
  /** Whether any text may be cut before a character, a pre-token ending there; without it, no. */
  cutsBefore?(after: number): boolean;
  /** The first code point written for a character, as the next stage and the model see it; without it, the character. */
  firstOf?(code: number): number;
  /** The last code point written for a character; goes with `firstOf`. */
  lastOf?(code: number): number;
}

/** What a stage that may not be there makes of a section. */
export function preTokenize(preTokenizer: PreTokenizer | null, input: PreTokenized): PreTokenized {
  return preTokenizer === null ? input : preTokenizer.preTokenize(input);
}

/** The first code point that a pre-tokenizer writes for a character. */
export function firstWritten(preTokenizer: PreTokenizer, code: number): number {
  return preTokenizer.firstOf?.(code) ?? code;
}

/** The last code point that a pre-tokenizer writes for a character. */
export function lastWritten(preTokenizer: PreTokenizer, code: number): number {
  return preTokenizer.lastOf?.(code) ?? code;
}

/** Runs a function on each range's text; it emits sub-ranges relative to that text. */
export function splitEach(
  { text, ranges }: Pick<PreTokenized, "text" | "ranges">,
  split: (piece: string, emit: (start: number, end: number) => void) => void,
): number[] {
  const result: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const offset = ranges[i] ?? 0;
    const end = ranges[i + 1] ?? 0;
    const piece = offset === 0 && end === text.length ? text : text.slice(offset, end);
    split(piece, (from, to) => {
      if (to > from) result.push(offset + from, offset + to);
    });
  }
  return result;
}

/** The ranges as pairs. */
export function rangesOf({ ranges }: PreTokenized): [start: Utf16Offset, end: Utf16Offset][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  return pairs;
}

/** A pre-token's text, and where it stands in that of all, in bytes. */
export interface PreTokenText {
  readonly text: string;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** The pre-tokens with their places in bytes: what lies between them counts, since the pre-tokenizer has but dropped it. */
export function preTokenTexts(preTokenized: PreTokenized): PreTokenText[] {
  let unit = 0;
  let byte = 0;
  return rangesOf(preTokenized).map(([from, to]) => {
    const text = preTokenized.text.slice(from, to);
    const start = byte + utf8Between(preTokenized.text, unit, from);
    byte = start + utf8Length(text);
    unit = to;
    return { text, start, end: byte };
  });
}
