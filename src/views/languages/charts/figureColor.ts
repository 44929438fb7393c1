import { hasManyUnknown } from "../../../analysis/manyUnknown";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { ChartRow } from "../chart";
import { valueExtent } from "./axis";

/** Premiums at which the colour changes. Fixed, so that pictures of different corpora can be compared. */
export const premiumSteps: readonly number[] = [1, 1.5, 2, 3, 4, 6, 8, 12];

/**
 * The figures at which the colour changes: of ratios to the pivot {@link premiumSteps}; of others as many round ones at even
 * distances, over what the rows have but for what says little.
 */
export function colorSteps({ isRelative, form }: LanguageMeasure, rows: readonly ChartRow[]): readonly number[] {
  if (isRelative) return premiumSteps;
  const [low, high] = valueExtent(rows.map(withoutDoubtful), false) ?? [0, 1];
  const count = premiumSteps.length;
  // Of a share whole hundredths, as they are written.
  const finest = form === "count" ? 1 : form === "share" ? 0.01 : high * 1e-3;
  const rough = Math.max((high - low) / (count + 1), finest);
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.floor(low / step) + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}

/** What says little has no part in how colours are given out: it is outlined. */
function withoutDoubtful({ language, figures }: ChartRow): ChartRow {
  return { language, figures: figures.map((one) => (one !== null && hasManyUnknown(one) ? null : one)) };
}

/** The step of the theme's scale, 0 to 8, that a figure has. */
export function stepOf(value: number, steps: readonly number[]): number {
  const above = steps.findIndex((step) => value < step);
  return above < 0 ? steps.length : above;
}

/** The theme's colour of a step. */
export function stepColor(step: number): string {
  return `var(--scale-${step})`;
}

/** The theme's colour for text on a step: 4.5:1 or better. */
export function stepInk(step: number): string {
  return step < 5 ? "var(--scale-low-ink)" : "var(--scale-high-ink)";
}
