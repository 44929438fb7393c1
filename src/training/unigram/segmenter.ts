import { exp } from "./arithmetic";
import type { FlatWords } from "./flatWords";
import { lengthAt, linkStride, type Pieces, parentAt, stride, sumAt, weightAt } from "./pieces";
import { longestPiece } from "./substrings";

/** Below this what is multiplied up on the way through a word is raised by {@link raise}, before it vanishes. */
const low = 2 ** -256;
const raise = 2 ** 256;
/** How much less likely a character without a piece is than the least likely piece, in logarithms. */
export const unknownPenalty = 10;

/** Goes over words with pieces: all ways to put a word together at once, or the likeliest. */
export class Segmenter {
  private readonly words: FlatWords;
  /** Of the longest word, by place: probability of all ways up to there and from there on, or the likeliest's score. */
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  /** How often what goes forward was raised up to each place. */
  private readonly raised: Int32Array;
  /** The last piece of the likeliest way up to each place. */
  private readonly last: Int32Array;

  constructor(words: FlatWords) {
    this.words = words;
    let longest = longestPiece;
    for (let word = 1; word < words.starts.length; word++) {
      longest = Math.max(longest, (words.starts[word] as number) - (words.starts[word - 1] as number));
    }
    this.forward = new Float64Array(longest + 1);
    this.backward = new Float64Array(longest + 1);
    this.raised = new Int32Array(longest + 1);
    this.last = new Int32Array(longest + 1);
  }

  /** Puts probabilities before {@link expect}, and sums to 0. */
  weighByProbability({ size, scores, table }: Pieces, unknownScore: number): void {
    for (let piece = 0; piece < size; piece++) {
      table[piece * stride + weightAt] = exp(piece === 0 ? unknownScore : (scores[piece] as number));
      table[piece * stride + sumAt] = 0;
    }
  }

  /** Puts scores before {@link likeliest}, and sums to 0. */
  weighByScore({ size, scores, table }: Pieces, unknownScore: number): void {
    for (let piece = 0; piece < size; piece++) {
      table[piece * stride + weightAt] = piece === 0 ? unknownScore : (scores[piece] as number);
      table[piece * stride + sumAt] = 0;
    }
  }

  /**
   * Adds to each piece's sum how often it is to be expected in a word, over all ways to put the word together by their probability
   * (Baum–Welch, in probabilities rather than their logarithms).
   */
  expect({ deepest, table, links }: Pieces, word: number): void {
    const { forward, backward, raised } = this;
    const start = this.words.starts[word] as number;
    const length = (this.words.starts[word + 1] as number) - start - 1;
    forward[0] = 1;
    for (let at = 1; at <= length; at++) forward[at] = 0;
    let raises = 0;
    for (let at = 0; at < length; at++) {
      if ((forward[at] as number) < low) {
        raises++;
        for (let to = Math.min(length, at + longestPiece), i = at; i <= to; i++) {
          forward[i] = (forward[i] as number) * raise;
        }
      }
      raised[at] = raises;
      const before = forward[at] as number;
      for (let piece = deepest[start + at] as number; ; ) {
        const size = links[piece * linkStride + lengthAt] as number;
        const end = at + size;
        forward[end] = (forward[end] as number) + before * (table[piece * stride + weightAt] as number);
        if (size === 1) break;
        piece = links[piece * linkStride + parentAt] as number;
      }
    }
    backward[length] = 1;
    const share = (this.words.counts[word] as number) / (forward[length] as number);
    for (let at = length - 1; at >= 0; at--) {
      const off = raises - (raised[at] as number);
      let here = forward[at] as number;
      for (let i = off; i > 0; i--) here *= raise;
      for (let i = off; i < 0; i++) here *= low;
      let after = 0;
      for (let piece = deepest[start + at] as number; ; ) {
        const size = links[piece * linkStride + lengthAt] as number;
        const weight = table[piece * stride + weightAt] as number;
        const behind = backward[at + size] as number;
        after += weight * behind;
        // What is before and what is behind are multiplied first: of pieces that are each other's mirror images in a word that is its
        // own, both get the same to the last bit, and the order of pieces decides, as in sums of logarithms.
        table[piece * stride + sumAt] = (table[piece * stride + sumAt] as number) + here * behind * weight * share;
        if (size === 1) break;
        piece = links[piece * linkStride + parentAt] as number;
      }
      backward[at] = after;
      if (after >= low) continue;
      raises--;
      for (let to = Math.min(length, at + longestPiece), i = at; i <= to; i++) {
        backward[i] = (backward[i] as number) * raise;
      }
    }
  }

  /**
   * Finds the likeliest way through places of the text (Viterbi); of equally likely ones the one whose last piece begins first,
   * likewise before that.
   * @param except a piece that is not taken for all of it; -1 for none
   * @returns its score; then {@link forEachLast} goes over its pieces
   */
  likeliest({ deepest, table, links }: Pieces, start: number, length: number, except = -1): number {
    const { forward: best, last } = this;
    best[0] = 0;
    for (let at = 1; at <= length; at++) best[at] = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < length; at++) {
      const before = best[at] as number;
      for (let piece = deepest[start + at] as number; ; ) {
        const size = links[piece * linkStride + lengthAt] as number;
        const end = at + size;
        const score = before + (table[piece * stride + weightAt] as number);
        if (end <= length && score > (best[end] as number) && piece !== except) {
          best[end] = score;
          last[end] = piece;
        }
        if (size === 1) break;
        piece = links[piece * linkStride + parentAt] as number;
      }
    }
    return best[length] as number;
  }

  /** Goes over the pieces of the way that {@link likeliest} found, the last first. */
  forEachLast({ links }: Pieces, length: number, visit: (piece: number, at: number) => void): void {
    for (let end = length; end > 0; ) {
      const piece = this.last[end] as number;
      end -= links[piece * linkStride + lengthAt] as number;
      visit(piece, end);
    }
  }
}
