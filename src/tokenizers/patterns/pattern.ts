import type { Utf16Offset } from "../../text/utf8";
import type { Scanner } from "./scanner";

/** One of the ways in which a pattern matches: what stands between two bars. */
export interface Alternative {
  /** Where it is written in the pattern's source, in UTF-16 units. */
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  /** Its matches: flag y, with u or v. Its `lastIndex` is the caller's to set. */
  readonly sticky: RegExp;
}

/** A published pattern (Oniguruma's or Rust fancy-regex's dialect), compiled for JavaScript. */
export interface Pattern {
  /** As the file writes it. */
  readonly source: string;
  /** The text that it matches and no other, where it was written as one; else null. */
  readonly literal: string | null;
  /** The same matches in JavaScript: flag g, with u or v. Its `lastIndex` is the caller's to set. */
  readonly global: RegExp;
  /** The same with flag y in place of g: matches at `lastIndex` or not at all. */
  readonly sticky: RegExp;
  /**
   * Its alternatives, in order: the pattern matches at a place what the first of them does that matches there. A pattern
   * without bars is its only one.
   */
  readonly alternatives: readonly Alternative[];
  /** The same matches without backtracking, on UTF-8; null where the pattern needs more than that. */
  readonly scanner: Scanner | null;
  /**
   * Whether no match, nor any look-ahead, can read the one character and then the other. Then a text can be cut between
   * them: matches before the place are what they are at the end of a text, matches after it what they are at its start.
   * Always false for a pattern that looks behind, refers back, or can match nothing. False when in doubt.
   * @param before code point
   * @param after code point
   */
  isIndependent(before: number, after: number): boolean;
  /** Whether some match, or some look around it, can read such a character. True when in doubt. */
  reads(code: number): boolean;
  /** Whether a match begins at such a character, whatever comes after it. False when in doubt. */
  begins(after: number): boolean;
}
