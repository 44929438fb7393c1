import type { LanguageFigures } from "./languageFigures";

/**
 * Segments from which on a 95% interval is shown as one. The fewer there are, the more too narrow a percentile bootstrap is:
 * in simulated corpora (docs/metrics.md) it holds the true ratio in nine cases of ten from about 15 segments on, and of
 * three segments in three of four.
 */
export const fewestSegments = 15;

/** Whether a language shares so few segments with the pivot that their interval would promise too much. */
export function hasFewSegments({ segments }: Pick<LanguageFigures, "segments">): boolean {
  return segments < fewestSegments;
}

/** The interval to show; null where there is none, or one of too few segments. */
export function shownInterval(figures: LanguageFigures): LanguageFigures["interval"] {
  return hasFewSegments(figures) ? null : figures.interval;
}
