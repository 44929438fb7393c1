import { ln } from "./arithmetic";
import { placesByDescending } from "./descending";
import { type Pieces, stride, sumAt } from "./pieces";
import type { Segmenter } from "./segmenter";

/** Pieces that are looked at between two yields. */
const batch = 1 << 13;

/** What pruning comes to. */
export interface Pruned {
  /** Pieces that stay, in the order that they get, piece 0 first. */
  readonly kept: Int32Array;
  /** Pieces that were weighed against each other: no characters, and such as are in some word's likeliest way. */
  readonly weighed: Int32Array;
  /** Of each of those, by how much less likely a word would be without it, in logarithms and on average. */
  readonly losses: Float64Array;
}

/**
 * Chooses the pieces that stay, by how much less likely the words would be without each (Kudo 2018): it would give way to the
 * likeliest other way to put itself together. Characters stay, and what no word's likeliest way has goes.
 * @param pieces weighed by scores, with sums: how often the likeliest ways of all words have each
 * @param all how often all words count
 * @param most pieces to keep, piece 0 among them
 * @returns the share that is done, time and again; then those that stay
 */
export function* prune(pieces: Pieces, segmenter: Segmenter, all: number, most: number): Generator<number, Pruned> {
  const { size, table, starts, scores } = pieces;
  const frequencyOf = (piece: number) => table[piece * stride + sumAt] as number;
  let sum = 0;
  for (let piece = 0; piece < size; piece++) sum += frequencyOf(piece);
  const logSum = ln(sum);
  // Piece 0 is the first.
  const kept = new Int32Array(size);
  let length = 1;
  const weighed = new Int32Array(size);
  const losses = new Float64Array(size);
  let found = 0;
  const parts: number[] = [];
  for (let piece = 1; piece < size; piece++) {
    if (piece % batch === 1) yield piece / size;
    const characters = pieces.lengthOf(piece);
    const frequency = frequencyOf(piece);
    if (characters === 1) {
      kept[length++] = piece;
      continue;
    }
    if (frequency === 0) continue;
    // What is likelier in parts is never chosen as a whole, but by rounding; Hugging Face's trainer keeps it.
    if (segmenter.likeliest(pieces, starts[piece] as number, characters, piece) > (scores[piece] as number)) {
      kept[length++] = piece;
      continue;
    }
    parts.length = 0;
    segmenter.forEachLast(pieces, characters, (part) => parts.push(part));
    // SentencePiece and Hugging Face's trainer have here the number of all pieces in place of that of the parts.
    const logSumWithout = ln(sum + frequency * (size - 1));
    let without = 0;
    for (let i = parts.length - 1; i >= 0; i--)
      without += ln(frequencyOf(parts[i] as number) + frequency) - logSumWithout;
    weighed[found] = piece;
    losses[found++] = (frequency / all) * (ln(frequency) - logSum - without);
  }
  const result = { weighed: weighed.subarray(0, found), losses: losses.subarray(0, found) };
  for (const place of placesByDescending(result.losses)) {
    if (length === most) break;
    kept[length++] = weighed[place] as number;
  }
  return { kept: kept.subarray(0, length), ...result };
}
