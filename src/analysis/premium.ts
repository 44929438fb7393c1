import { isShared } from "../corpora/parallel";
import { figuresOf, type LanguageFigures, type PartsOf } from "./languageFigures";
import { countJoined, countSegments, type Encode, type SegmentCounts } from "./segmentCounts";

/** What is encoded: each segment alone, or all of a language's, joined with one space, at once. */
export type PremiumMode = "segment" | "joined";

/** Measures a language by its code and segments, which stand in the pivot's order: its premium, or what else is asked for. */
export type Measure = (code: string, segments: readonly string[], partsOf?: PartsOf) => LanguageFigures;

/**
 * Compares languages with a pivot, one after the other; the pivot is encoded once where that is enough.
 * @param pivot its segments; blank ones are missing
 * @param encode one tokenizer's, without inserted tokens
 */
export function compareWith(pivot: readonly string[], mode: PremiumMode, encode: Encode): Measure {
  return mode === "joined" ? compareJoined(pivot, encode) : compareSegments(pivot, encode);
}

function compareSegments(pivot: readonly string[], encode: Encode): Measure {
  const pivotCounts = countSegments(pivot, encode);
  return (code, segments, partsOf) =>
    figuresOf(code, segments === pivot ? pivotCounts : countSegments(segments, encode), pivotCounts, partsOf);
}

function compareJoined(pivot: readonly string[], encode: Encode): Measure {
  // Most languages have all of the pivot's segments, so that it is nearly always the same text.
  let last: { shared: string; counts: SegmentCounts } | null = null;
  return (code, segments, partsOf) => {
    const isCounted = (i: number) => isShared(segments, pivot, i);
    const shared = Array.from(pivot.keys(), (i) => (isCounted(i) ? "1" : "0")).join("");
    if (last?.shared !== shared) last = { shared, counts: countJoined(pivot, isCounted, encode) };
    const own = segments === pivot ? last.counts : countJoined(segments, isCounted, encode);
    return figuresOf(code, own, last.counts, partsOf);
  };
}
