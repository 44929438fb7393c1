import { ln } from "./arithmetic";
import { placesByDescending } from "./descending";
import type { FlatWords } from "./flatWords";
import { Pieces } from "./pieces";
import type { Substrings } from "./substrings";

/**
 * Pieces to begin with, as Hugging Face's trainer has them: characters, by how often they stand in the text, then substrings, by the
 * characters that they cover in the words, each word taken once whatever it counts. Of equal ones the last by code points is first.
 * @param most pieces at most, but for piece 0
 */
export function seedPieces({ text, occurrences }: FlatWords, substrings: Substrings, most: number): Pieces {
  const { size, starts, lengths, frequencies, parents, deepest } = substrings;
  // Both from the last substring to the first, since of equal ones that comes first.
  const characters: number[] = [];
  const covers = new Float64Array(size);
  const coverOf = (node: number) => (frequencies[node] as number) * (lengths[node] as number);
  for (let node = size - 1; node >= 0; node--) {
    if (lengths[node] === 1) characters.push(node);
    else covers[size - 1 - node] = coverOf(node);
  }
  const times = (node: number) => occurrences[text[starts[node] as number] as number] as number;
  characters.sort((a, b) => times(b) - times(a));
  const longer = Math.min(size - characters.length, Math.max(1, most - characters.length));
  const places = placesByDescending(covers).subarray(0, longer);
  const pieces = new Pieces(1 + characters.length + longer, deepest);
  const pieceOf = new Int32Array(size);
  // Weights at first.
  const { scores } = pieces;
  let sum = 0;
  let piece = 1;
  for (const node of characters) {
    scores[piece] = times(node);
    pieceOf[node] = piece++;
  }
  for (const place of places) {
    const node = size - 1 - place;
    scores[piece] = coverOf(node);
    pieceOf[node] = piece++;
  }
  // In the place of what is left out stands what it begins with, which has been gone over before.
  for (let node = 0; node < size; node++) {
    const parent = parents[node] === -1 ? 0 : (pieceOf[parents[node] as number] as number);
    const own = pieceOf[node] as number;
    if (own === 0) pieceOf[node] = parent;
    else pieces.set(own, starts[node] as number, lengths[node] as number, parent);
  }
  for (let place = 0; place < deepest.length; place++) {
    const node = deepest[place] as number;
    deepest[place] = node === -1 ? 0 : (pieceOf[node] as number);
  }
  for (let at = 1; at < pieces.size; at++) sum += scores[at] as number;
  const logSum = ln(sum);
  for (let at = 1; at < pieces.size; at++) scores[at] = ln(scores[at] as number) - logSum;
  return pieces;
}
