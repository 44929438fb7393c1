import type { PremiumMode } from "../../analysis/premium";
import { locateTokens, type TokenPlaces } from "../../analysis/tokenPlaces";
import { segment } from "../../text/segments";
import { Utf8Index } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";
import type { PassagePlaces } from "../pool/protocol";

/** Finds the tokens of the first so many of the segments. */
export type Place = (segments: readonly string[], count: number) => PassagePlaces[];

/**
 * How tokens of segments are found: in each alone, or in all of them joined with one space. Then, as in the counts, a token
 * belongs to the segment in which it begins, and one that begins in a joint to the segment after it, whose beginning it is.
 */
export function placeTokens(mode: PremiumMode, encode: (text: string) => Encoding): Place {
  const locate = (text: string) => locateTokens(encode(text), new Utf8Index(text), segment(text));
  if (mode === "segment") return (segments, count) => segments.slice(0, count).map(locate);
  return (segments, count) => {
    const places = locate(segments.join(" "));
    let start = 0;
    let from = 0;
    return segments.slice(0, count).map((text) => {
      const end = start + text.length;
      let to = from;
      while (to < places.unitStart.length && (places.unitStart[to] ?? 0) < end) to++;
      const own = cutOut(places, from, to, start);
      from = to;
      start = end + 1;
      return own;
    });
  };
}

/** Some of the tokens, with offsets from another place on; what begins before it begins at 0. */
function cutOut(places: TokenPlaces, from: number, to: number, start: number): PassagePlaces {
  const shift = (column: Uint32Array) => column.slice(from, to).map((unit) => Math.max(0, unit - start));
  const { unitStart, unitEnd, clusterStart, piece, cuts } = places;
  return {
    unitStart: shift(unitStart),
    unitEnd: shift(unitEnd),
    clusterStart: shift(clusterStart),
    piece: piece.slice(from, to),
    cuts: cuts.slice(from, to),
  };
}
