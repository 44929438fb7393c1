import type { SegmentCounts } from "../../analysis/segmentCounts";
import type { Passage, PassageSegment } from "../pool/protocol";
import type { Place } from "./passagePlaces";

/** Segments that a passage shows: as many as anybody reads. */
const mostSegments = 200;

/**
 * The segments that both languages have, with their counts: those that the figures of the language are sums of.
 * @param own the counts of the language, and `other` those of the pivot, in the same mode
 * @param place finds the tokens of segments in that mode
 */
export function passageOf(
  language: readonly string[],
  pivot: readonly string[],
  own: SegmentCounts,
  other: SegmentCounts,
  place: Place,
): Passage {
  const shared: string[] = [];
  const pivotShared: string[] = [];
  const listed: Omit<PassageSegment, "places" | "pivotPlaces">[] = [];
  for (const [i, text] of language.entries()) {
    if (own.bytes[i] === 0 || other.bytes[i] === 0) continue;
    const pivotText = pivot[i] ?? "";
    shared.push(text);
    pivotShared.push(pivotText);
    if (listed.length === mostSegments) continue;
    const [tokens = 0, pivotTokens = 0] = [own.tokens[i], other.tokens[i]];
    listed.push({ number: i + 1, text, tokens, pivotText, pivotTokens });
  }
  const [places, pivotPlaces] = [place(shared, listed.length), place(pivotShared, listed.length)];
  const segments = listed.flatMap((segment, i) => {
    const [ours, theirs] = [places[i], pivotPlaces[i]];
    return ours && theirs ? [{ ...segment, places: ours, pivotPlaces: theirs }] : [];
  });
  return { segments, of: shared.length, joined: shared.join(" ") };
}
