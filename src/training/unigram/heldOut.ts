import { utf8ByteOf, utf8Size } from "../../text/utf8";
import type { HeldOutFigures } from "../algorithm";
import type { FlatWords } from "./flatWords";
import type { Pieces } from "./pieces";
import { unknownPenalty } from "./segmenter";
import type { UnigramVocabulary } from "./vocabulary";

/** Entries besides those that are learned, which have the ids behind them. */
export interface FixedEntries {
  readonly size: number;
  readonly unknown: number;
  /** Those of all bytes, which write what is unknown; null where it stays unknown. */
  readonly bytes: readonly number[] | null;
}

/**
 * Measures the words that are held out, each by its likeliest tokens, as the model of the file that is written: a run of characters without
 * an entry is one unknown token, or its bytes. It looks for a way from each place on by the pieces that begin there, as is known of these
 * words from the beginning, so that no model has to be built.
 */
export function measureHeldOut(
  words: FlatWords,
  pieces: Pieces,
  vocabulary: UnigramVocabulary,
  fixed: FixedEntries,
): HeldOutFigures {
  const { starts, counts, codes, text, learned, heldEnds } = words;
  const tokens = new Float64Array(heldEnds.length);
  const frequencies = new Float64Array(fixed.size + vocabulary.size);
  const likeliest = new LikeliestEntries(words, pieces, vocabulary);
  let word = learned;
  heldEnds.forEach((end, language) => {
    for (; word < end; word++) {
      const times = counts[word] as number;
      const take = (id: number) => {
        tokens[language] = (tokens[language] as number) + times;
        frequencies[id] = (frequencies[id] as number) + times;
      };
      let behind = 0;
      likeliest.forEachLast(starts[word] as number, (starts[word + 1] as number) - 1, (entry, at) => {
        const code = codes[text[at] as number] as number;
        if (entry >= 0) take(fixed.size + entry);
        else if (fixed.bytes !== null) {
          for (let i = 0; i < utf8Size(code); i++) take(fixed.bytes[utf8ByteOf(code, i)] as number);
        } else if (behind >= 0) take(fixed.unknown);
        behind = entry;
      });
    }
  });
  return { tokens, frequencies };
}

/** Finds the likeliest entries of words (Viterbi). */
class LikeliestEntries {
  private readonly words: FlatWords;
  private readonly pieces: Pieces;
  private readonly ofPieces: Int32Array;
  private readonly ofSymbols: Int32Array;
  /** Scores of what no piece is of, by symbol. */
  private readonly missing: Float64Array;
  private best = new Float64Array(1 << 8);
  private last = new Int32Array(1 << 8);

  constructor(words: FlatWords, pieces: Pieces, vocabulary: UnigramVocabulary) {
    this.words = words;
    this.pieces = pieces;
    this.ofPieces = vocabulary.entriesOfPieces();
    this.ofSymbols = vocabulary.entriesOfSymbols();
    const unknown = vocabulary.least - unknownPenalty;
    this.missing = Float64Array.from(this.ofSymbols, (entry) => (entry < 0 ? unknown : vocabulary.scoreOf(entry)));
  }

  /** Goes over the entries of text[start, end), the last first; −1 for an unknown character. */
  forEachLast(start: number, end: number, visit: (entry: number, at: number) => void): void {
    const { pieces, words, ofPieces, ofSymbols, missing } = this;
    const { scores } = pieces;
    const length = end - start;
    if (length >= this.best.length) {
      this.best = new Float64Array(length * 2);
      this.last = new Int32Array(length * 2);
    }
    const { best, last } = this;
    best.fill(Number.NEGATIVE_INFINITY, 1, length + 1);
    for (let at = 0; at < length; at++) {
      for (let piece = pieces.longestAt(start + at), size = 0; size !== 1; piece = pieces.parentOf(piece)) {
        size = pieces.lengthOf(piece);
        if (piece !== 0 && ofPieces[piece] === -1) continue;
        const score = piece === 0 ? missing[words.text[start + at] as number] : scores[piece];
        const sum = (best[at] as number) + (score as number);
        if (sum <= (best[at + size] as number)) continue;
        best[at + size] = sum;
        last[at + size] = piece;
      }
    }
    for (let at = length; at > 0; ) {
      const piece = last[at] as number;
      at -= pieces.lengthOf(piece);
      visit((piece === 0 ? ofSymbols[words.text[start + at] as number] : ofPieces[piece]) as number, start + at);
    }
  }
}
