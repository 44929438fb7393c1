import { tokensInRange } from "../../../../analysis/tokensInRange";
import type { Place } from "../../../../state/compare/slice";
import type { ByteOffset } from "../../../../text/utf8";
import type { Encoding } from "../../../../tokenizers/tokenizer";

/** How two columns cut a place. */
export interface PairCuts {
  /** Where they first cut it differently: from a place that both cut at to the next; null where they cut it alike. */
  readonly parted: Place | null;
  /** Whether the place has the same ids in both. */
  readonly hasSameIds: boolean;
}

/** Compares the tokens of a place in two columns, by their bytes. Tokens without extent, which no text stands for, are left out. */
export function pairCuts(first: Encoding, second: Encoding, place: Place): PairCuts {
  const [one, other] = [tokensOf(first, place), tokensOf(second, place)];
  const at = one.findIndex((token, i) => !isSameCut(first, token, second, other[i]));
  const parted = at === -1 && one.length === other.length ? -1 : at === -1 ? one.length : at;
  return {
    parted: parted === -1 ? null : partedFrom(first, one[parted], second, other[parted]),
    hasSameIds: parted === -1 && one.every((token, i) => first.ids[token] === second.ids[other[i] ?? -1]),
  };
}

/** Bytes of a place that are asked about as they are. */
const mostBytes = 64;

/**
 * What of a place to ask about: a word as it is, of more than that where it is first cut differently. So the answer is about one
 * thing, and takes no longer for a megabyte.
 * @param text what the place has
 * @returns null where a long one is cut alike, and there is nothing to ask
 */
export function askedPlace(place: Place, text: string, parted: Place | null): Place | null {
  const isShort = place.end - place.start <= mostBytes;
  if (parted === null) return isShort ? place : null;
  if (isShort && !/\s/u.test(text.trim())) return place;
  return { start: parted.start, end: Math.min(parted.end, parted.start + mostBytes) };
}

/** The tokens that have any byte of a place. */
function tokensOf(encoding: Encoding, { start, end }: Place): number[] {
  const range = tokensInRange(encoding, start, end);
  const tokens: number[] = [];
  for (let token = range.start; token < range.end; token++) {
    if ((encoding.byteEnd[token] ?? 0) > (encoding.byteStart[token] ?? 0)) tokens.push(token);
  }
  return tokens;
}

function isSameCut(first: Encoding, one: number, second: Encoding, other: number | undefined): boolean {
  return (
    other !== undefined &&
    first.byteStart[one] === second.byteStart[other] &&
    first.byteEnd[one] === second.byteEnd[other]
  );
}

/** From where one of two tokens begins to the next place where tokens of both end, or one has no more. */
function partedFrom(first: Encoding, one: number | undefined, second: Encoding, other: number | undefined): Place {
  const startOf = (encoding: Encoding, token: number | undefined): ByteOffset =>
    token === undefined ? Number.POSITIVE_INFINITY : (encoding.byteStart[token] ?? 0);
  const start = Math.min(startOf(first, one), startOf(second, other));
  let [i, j] = [one ?? first.ids.length, other ?? second.ids.length];
  let end = start;
  for (;;) {
    const [endOne, endOther] = [first.byteEnd[i] ?? null, second.byteEnd[j] ?? null];
    end = Math.max(end, endOne ?? 0, endOther ?? 0);
    if (endOne === null || endOther === null || endOne === endOther || end - start > mostBytes) return { start, end };
    if (endOne < endOther) i++;
    else j++;
  }
}
