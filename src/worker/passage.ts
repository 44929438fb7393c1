import type { SegmentCounts } from "../analysis/segmentCounts";
import type { Passage, PassageSegment } from "./protocol";

/** Segments that a passage shows: as many as anybody reads. */
const mostSegments = 200;

/**
 * The segments that both languages have, with their counts: those that the figures of the language are sums of.
 * @param own the counts of the language, and `other` those of the pivot, in the same mode
 */
export function passageOf(
  language: readonly string[],
  pivot: readonly string[],
  own: SegmentCounts,
  other: SegmentCounts,
): Passage {
  const segments: PassageSegment[] = [];
  const shared: string[] = [];
  for (const [i, text] of language.entries()) {
    if (own.bytes[i] === 0 || other.bytes[i] === 0) continue;
    shared.push(text);
    if (segments.length === mostSegments) continue;
    const [tokens = 0, pivotTokens = 0] = [own.tokens[i], other.tokens[i]];
    segments.push({ number: i + 1, text, tokens, pivotText: pivot[i] ?? "", pivotTokens });
  }
  return { segments, of: shared.length, joined: shared.join(" ") };
}
