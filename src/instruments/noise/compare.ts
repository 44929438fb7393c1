import { editDistance } from "../../analysis/idDistance";
import type { Encoding } from "../../tokenizers/tokenizer";
import { ByteMap, nowhere } from "./byteMap";
import type { Edits } from "./makeNoise";
import { type Side, sideOf } from "./side";
import { keepSurvivors } from "./survivors";

/** Two versions of a text in one tokenizer. */
export interface Compared {
  readonly clean: Side;
  readonly noisy: Side;
  /** By bytes of the clean text: where inside it a token of the clean text begins or ends (1), of the noisy one (2), of both (3). */
  readonly cuts: Uint8Array;
  /** Of these, those of both, and all: only at places that both versions have. */
  readonly both: number;
  readonly either: number;
  /** Of each edit how many of the clean text's tokens are lost by it: each is of the edit that is nearest to it. */
  readonly lostBy: Uint32Array;
}

/** Tokens of longer texts are not compared by their distance, which takes time by its square. */
export const mostForDistance = 20_000;

/**
 * Compares a text's tokens with those of a version of it.
 * @param cleanBytes of the text, in UTF-8
 * @param noisyBytes of the version
 */
export function compare(
  clean: Encoding,
  noisy: Encoding,
  edits: Edits,
  cleanBytes: number,
  noisyBytes: number,
): Compared {
  const map = new ByteMap(edits, cleanBytes, noisyBytes);
  const one = sideOf(clean, map.clean);
  const other = sideOf(noisy, map.noisy);
  keepSurvivors(one, other);
  const cuts = new Uint8Array(cleanBytes + 1);
  markCuts(one, cuts, 1);
  markCuts(other, cuts, 2);
  // Where a text begins and ends all tokens do.
  cuts.fill(0, 0, (map.clean[0] as number) + 1);
  cuts[cleanBytes] = 0;
  let [both, either] = [0, 0];
  for (const cut of cuts) {
    if (cut !== 0) either++;
    if (cut === 3) both++;
  }
  return { clean: one, noisy: other, cuts, both, either, lostBy: lostBy(one, edits) };
}

/**
 * Levenshtein's distance of the ids, and the longer list's length.
 * @returns null above {@link mostForDistance} tokens
 */
export function distanceOf({ clean, noisy }: Compared): { readonly distance: number; readonly longer: number } | null {
  const longer = Math.max(clean.ids.length, noisy.ids.length);
  return longer > mostForDistance ? null : { distance: editDistance(clean.ids, noisy.ids), longer };
}

/** Tokens that are kept. */
export function countKept({ kept }: Side): number {
  let count = 0;
  for (const one of kept) count += one;
  return count;
}

function markCuts({ from, to }: Side, cuts: Uint8Array, bit: number): void {
  const mark = (place: number) => {
    if (place !== nowhere) cuts[place] = (cuts[place] as number) | bit;
  };
  from.forEach(mark);
  to.forEach(mark);
}

function lostBy({ start, end, kept }: Side, { cleanStart, cleanEnd }: Edits): Uint32Array {
  const lost = new Uint32Array(cleanStart.length);
  /** Bytes between an edit and a token; below 0 the deeper it lies in it. */
  const gap = (edit: number, token: number) =>
    Math.max(
      (cleanStart[edit] as number) - (end[token] as number),
      (start[token] as number) - (cleanEnd[edit] as number),
    );
  let nearest = 0;
  for (let token = 0; token < kept.length; token++) {
    if (kept[token] === 1 || lost.length === 0) continue;
    // It falls up to the nearest, and rises from there.
    while (nearest + 1 < lost.length && gap(nearest + 1, token) < gap(nearest, token)) nearest++;
    lost[nearest] = (lost[nearest] as number) + 1;
  }
  return lost;
}
