import { codePointBefore, type Utf16Offset } from "../../../text/utf8";
import type { VocabularyColumns } from "../../vocabulary";
import { pairsInEntries } from "../bpe/pairsInEntries";
import type { UnseenPairs } from "../bpe/unseenPairs";
import { Utf8Scratch } from "../scratch";
import type { ByteTrie } from "./byteTrie";

/** Texts of up to so many characters may be cut: some bound must hold for sums to be exact. Longer ones stay whole. */
export const longestCutText = 2 ** 25;

/** Doubles hold every whole number up to here. */
const exactLimit = 2 ** 53;

/**
 * Where a Unigram model's text can be cut and encoded in pieces, with the same tokens. A cut needs three things:
 *
 * 1. No entry has the two characters side by side. Then no edge of the lattice spans the cut, every path goes through
 *    it, and the best path is the best one before it followed by the best one after it.
 * 2. At least one of the two is never unknown: it is an entry by itself, and not at that edge of the unknown token's own
 *    name, which counts as unknown too. Then no run of unknown characters, which is made one token, spans the cut.
 * 3. Sums of scores are exact. Else the score up to the cut, which is added to all that comes after, could round two
 *    paths that differ by little to a tie, or a tie to a difference. SentencePiece's scores are single-precision
 *    numbers, that is, multiples of some 2^-k: so are their sums, and those of the longest text still fit in a double.
 *    Scores that are no such numbers (those that `tokenizers` itself trains) allow no cut.
 */
export class UnigramCuts {
  private readonly pairs: UnseenPairs;
  private readonly trie: ByteTrie;
  /** Code points that the unknown token's name begins and ends with; -1 when there is no such token. */
  private readonly unknownFirst: number;
  private readonly unknownLast: number;
  private readonly scratch = new Utf8Scratch();

  /**
   * @param trie of the same entries
   * @param unknown name of the unknown token, or null
   */
  constructor(columns: VocabularyColumns, trie: ByteTrie, unknown: string | null) {
    this.pairs = pairsInEntries(columns);
    this.trie = trie;
    this.unknownFirst = unknown?.codePointAt(0) ?? -1;
    this.unknownLast = unknown ? codePointBefore(unknown, unknown.length) : -1;
  }

  /** Whether a text of at most {@link longestCutText} characters can be cut between two code points. */
  separates(before: number, after: number): boolean {
    return this.pairs.separates(before, after) && this.partsUnknowns(before, after);
  }

  /** Where the piece of text[start, end) that begins at `start` ends: at the first place to cut, or at `end`. */
  pieceEnd(text: string, start: Utf16Offset, end: Utf16Offset): Utf16Offset {
    let at = this.pairs.pieceEnd(text, start, end);
    while (at < end && !this.partsUnknowns(codePointBefore(text, at), text.codePointAt(at) as number)) {
      at = this.pairs.pieceEnd(text, at, end);
    }
    return at;
  }

  private partsUnknowns(before: number, after: number): boolean {
    return (
      (before !== this.unknownLast && this.isEntry(before)) || (after !== this.unknownFirst && this.isEntry(after))
    );
  }

  private isEntry(codePoint: number): boolean {
    const character = String.fromCodePoint(codePoint);
    const bytes = this.scratch.write(character, 0, character.length);
    return this.trie.find(this.scratch.bytes, 0, bytes) !== -1;
  }
}

/**
 * Whether scores can be added up over a text of {@link longestCutText} characters without ever rounding.
 * @param unknownScore of a character that is no entry
 */
export function addsExactly(scores: Float64Array, unknownScore: number): boolean {
  let largest = Math.abs(unknownScore);
  let scale = fittingScale(unknownScore, 1);
  for (const score of scores) {
    largest = Math.max(largest, Math.abs(score));
    scale = fittingScale(score, scale);
  }
  // A path has at most as many pieces as the text has characters.
  return largest * scale * longestCutText <= exactLimit;
}

/** The least power of two, from `scale` up, that makes a score a whole number; or one that is too large for any use. */
function fittingScale(score: number, scale: number): number {
  let fitting = scale;
  while (fitting < exactLimit && !Number.isInteger(score * fitting)) fitting *= 2;
  return fitting;
}
