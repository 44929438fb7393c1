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
  readonly weighed: readonly number[];
  /** Of each of those, by how much less likely a word would be without it, in logarithms and on average. */
  readonly losses: readonly number[];
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
  const kept: number[] = [0];
  const weighed: number[] = [];
  const losses: number[] = [];
  const parts: number[] = [];
  for (let piece = 1; piece < size; piece++) {
    if (piece % batch === 1) yield piece / size;
    const length = pieces.lengthOf(piece);
    const frequency = frequencyOf(piece);
    if (length === 1) {
      kept.push(piece);
      continue;
    }
    if (frequency === 0) continue;
    // What is likelier in parts is never chosen as a whole, but by rounding; Hugging Face's trainer keeps it.
    if (segmenter.likeliest(pieces, starts[piece] as number, length, piece) > (scores[piece] as number)) {
      kept.push(piece);
      continue;
    }
    parts.length = 0;
    segmenter.forEachLast(pieces, length, (part) => parts.push(part));
    // SentencePiece and Hugging Face's trainer have here the number of all pieces in place of that of the parts.
    const logSumWithout = ln(sum + frequency * (size - 1));
    let without = 0;
    for (let i = parts.length - 1; i >= 0; i--)
      without += ln(frequencyOf(parts[i] as number) + frequency) - logSumWithout;
    weighed.push(piece);
    losses.push((frequency / all) * (ln(frequency) - logSum - without));
  }
  for (const place of placesByDescending(Float64Array.from(losses))) {
    if (kept.length === most) break;
    kept.push(weighed[place] as number);
  }
  return { kept: Int32Array.from(kept), weighed, losses };
}
