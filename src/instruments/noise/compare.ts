import { editDistance } from "../../analysis/idDistance";
import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";
import { ByteMap, nowhere } from "./byteMap";
import type { Edits } from "./makeNoise";

/** Tokens of one of two versions of a text, without control tokens. */
export interface Side {
  readonly ids: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Unknown ones among them. */
  readonly unknown: number;
  /** 1 for each that the other version has too: with the same id, from the same place to the same place. */
  readonly kept: Uint8Array;
  /** Where each begins, in bytes of the clean text; within an edit, where that begins. */
  readonly near: Uint32Array;
}

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
  match(one, other, map);
  const cuts = new Uint8Array(cleanBytes + 1);
  markCuts(one, map.clean, cuts, 1);
  markCuts(other, map.noisy, cuts, 2);
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

function sideOf({ ids, byteStart, byteEnd, flags }: Encoding, places: Int32Array): Side {
  const isText = (_: number, i: number) => ((flags[i] as number) & TokenFlag.special) === 0;
  const own = flags.filter(isText);
  const start = byteStart.filter(isText);
  // The last place of both at or before each byte where a token begins: tokens are in the text's order.
  let [at, place] = [0, 0];
  const near = start.map((byte) => {
    for (; at <= byte; at++) if (places[at] !== nowhere) place = places[at] as number;
    return place;
  });
  return {
    ids: ids.filter(isText),
    start,
    end: byteEnd.filter(isText),
    unknown: own.reduce((sum, flag) => sum + ((flag & TokenFlag.unknown) === 0 ? 0 : 1), 0),
    kept: new Uint8Array(own.length),
    near,
  };
}

/** Finds for each token of the one the other's with the same id over the same bytes. */
function match(one: Side, other: Side, map: ByteMap): void {
  let first = 0;
  const startOf = (i: number) => map.noisy[other.start[i] as number] as number;
  for (let i = 0; i < one.ids.length; i++) {
    const start = map.clean[one.start[i] as number] as number;
    const end = map.clean[one.end[i] as number] as number;
    if (start === nowhere || end === nowhere) continue;
    // Those within an edit are passed by: they have no place.
    while (first < other.ids.length && startOf(first) < start) first++;
    for (let j = first; j < other.ids.length && startOf(j) <= start; j++) {
      const isSame =
        other.kept[j] === 0 &&
        other.ids[j] === one.ids[i] &&
        startOf(j) === start &&
        map.noisy[other.end[j] as number] === end &&
        // What was left out is not what was put in, though neither has a byte in common with anything.
        (start !== end || (one.start[i] === one.end[i]) === (other.start[j] === other.end[j]));
      if (!isSame) continue;
      one.kept[i] = 1;
      other.kept[j] = 1;
      break;
    }
  }
}

function markCuts({ start, end }: Side, places: Int32Array, cuts: Uint8Array, bit: number): void {
  const mark = (byte: number) => {
    const place = places[byte] as number;
    if (place !== nowhere) cuts[place] = (cuts[place] as number) | bit;
  };
  start.forEach(mark);
  end.forEach(mark);
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
