import { tokensInRange } from "../../../../analysis/tokensInRange";
import type { Place } from "../../../../state/compare/slice";
import type { Encoding } from "../../../../tokenizers/tokenizer";

/** How two columns cut a place. */
export interface PairCuts {
  /** Where they first cut it differently: from a place that both cut at to the next; null where they cut it alike. */
  readonly parted: Place | null;
  /** Whether the place has the same ids in both. */
  readonly hasSameIds: boolean;
}

/**
 * Compares the tokens of a place in two columns, by their bytes, up to the first that differ. Tokens without extent, which no text
 * stands for, are left out.
 */
export function pairCuts(first: Encoding, second: Encoding, { start, end }: Place): PairCuts {
  const [ones, others] = [tokensInRange(first, start, end), tokensInRange(second, start, end)];
  let hasSameIds = true;
  let one = nextWithText(first, ones.start, ones.end);
  let other = nextWithText(second, others.start, others.end);
  while (one < ones.end && other < others.end && isSameCut(first, one, second, other)) {
    hasSameIds &&= first.ids[one] === second.ids[other];
    one = nextWithText(first, one + 1, ones.end);
    other = nextWithText(second, other + 1, others.end);
  }
  if (one === ones.end && other === others.end) return { parted: null, hasSameIds };
  return { parted: partedFrom(first, one, second, other), hasSameIds: false };
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

/** The first token from one on, and before another, that stands for any text; that other where none does. */
function nextWithText({ byteStart, byteEnd }: Encoding, from: number, to: number): number {
  let token = from;
  while (token < to && byteStart[token] === byteEnd[token]) token++;
  return token;
}

function isSameCut(first: Encoding, one: number, second: Encoding, other: number): boolean {
  return first.byteStart[one] === second.byteStart[other] && first.byteEnd[one] === second.byteEnd[other];
}

/** From where the first of two tokens begins to the next place where tokens of both end, or one has no more. */
function partedFrom(first: Encoding, one: number, second: Encoding, other: number): Place {
  const start = Math.min(
    first.byteStart[one] ?? Number.POSITIVE_INFINITY,
    second.byteStart[other] ?? Number.POSITIVE_INFINITY,
  );
  let [i, j] = [one, other];
  let end = start;
  for (;;) {
    const [endOne, endOther] = [first.byteEnd[i] ?? null, second.byteEnd[j] ?? null];
    end = Math.max(end, endOne ?? 0, endOther ?? 0);
    if (endOne === null || endOther === null || endOne === endOther || end - start > mostBytes) return { start, end };
    if (endOne < endOther) i++;
    else j++;
  }
}
