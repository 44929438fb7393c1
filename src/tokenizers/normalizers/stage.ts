import type { Normalizer } from "./normalizer";

/** How spaces are written. */
export interface SpaceNotation {
  /** Whether “▁” is put in front of a text that is not empty. */
  readonly hasPrefix: boolean;
  /** Whether each space becomes “▁”. */
  readonly hasSigns: boolean;
}

/**
 * A normalizer that can stand in a sequence: it also tells which characters the next stage finds on either side of a
 * place that it separates, without which nobody could say whether the next stage separates them too.
 */
export interface NormalizerStage extends Normalizer {
  /** What it does where that is to write spaces as SentencePiece does, and nothing else; without it, or null, something else. */
  readonly spaceNotation?: SpaceNotation | null;
  /** Whether a character becomes what it becomes alone, wherever it stands; without it, nobody asks for the next one. */
  standsAlone?(code: number): boolean;
  /**
   * The same for one that does not always, between two others that may not either.
   * @param before code point, or -1 where the text begins
   * @param after code point, or -1 where it ends
   */
  standsBetween?(before: number, code: number, after: number): boolean;
  /** Whether it separates any two characters. */
  readonly separatesAll: boolean;
  /**
   * What a result can end in when the text ends in a character: code points, or null when that cannot be said. Asked only
   * where the stage separates.
   */
  lastOf(before: number): readonly number[] | null;
  /** Whether it separates a character from whatever comes before, be it nothing once it is normalized; without it, no. */
  separatesBefore?(after: number): boolean;
  /** What a result can begin with, unless it is empty, when a text that goes on after a cut begins with a character. */
  firstOf(after: number): readonly number[] | null;
}

/** The last code point of a text as {@link NormalizerStage.lastOf} has it: null for the empty text. */
export function lastCodePoint(text: string): readonly number[] | null {
  const code = text.codePointAt(text.length - 1);
  if (code === undefined) return null;
  const isPair = code >= 0xdc00 && code < 0xe000 && text.length > 1;
  return [isPair ? (text.codePointAt(text.length - 2) ?? code) : code];
}

/** The first code point of a text as {@link NormalizerStage.firstOf} has it: null for the empty text. */
export function firstCodePoint(text: string): readonly number[] | null {
  const code = text.codePointAt(0);
  return code === undefined ? null : [code];
}
