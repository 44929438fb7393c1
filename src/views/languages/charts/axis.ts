import { shownInterval } from "../../../analysis/fewSegments";
import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { ChartRow } from "../chart";

/** A numeric axis with its ends and the numbers written along it. */
export interface Axis {
  readonly scale: "linear" | "log";
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly number[];
  /** How its numbers are written. */
  readonly form: FigureForm;
  /** Where the pivot is, on the axis of a ratio to it: at 1, which is then on the axis. */
  readonly pivotAt: 1 | null;
}

/** What an axis is of. */
export type AxisOf = Pick<LanguageMeasure, "form" | "isRelative">;

/** The least and the greatest of the numbers that an axis has to show; null where there are none. */
export type Extent = readonly [low: number, high: number] | null;

/** Extent of all values and, if asked, of their intervals. */
export function valueExtent(rows: readonly ChartRow[], withIntervals: boolean): Extent {
  const seen = new Bounds();
  for (const { figures } of rows) {
    for (const figure of figures) {
      if (figure === null) continue;
      seen.add(figure.value);
      const interval = withIntervals ? shownInterval(figure) : null;
      for (const end of interval ?? []) seen.add(end);
    }
  }
  return seen.extent;
}

/** Extent of all byte premiums, or token premiums. */
export function premiumExtent(rows: readonly ChartRow[], of: "bytePremium" | "premium"): Extent {
  const seen = new Bounds();
  for (const { figures } of rows) for (const figure of figures) seen.add(figure?.[of] ?? null);
  return seen.extent;
}

class Bounds {
  private low = Number.POSITIVE_INFINITY;
  private high = 0;

  add(value: number | null): void {
    // A language without a token has no place on a logarithmic axis, and its ratio says nothing on any.
    if (value === null || !(value > 0)) return;
    this.low = Math.min(this.low, value);
    this.high = Math.max(this.high, value);
  }

  get extent(): Extent {
    return this.low <= this.high ? [this.low, this.high] : null;
  }
}

/** The axis of a ratio to the pivot. */
export const ofPremiums: AxisOf = { form: "ratio", isRelative: true };

/** What an axis shows before there is a figure, and where all of them are 0. */
const usualRatios = [1, 2] as const;
const fewPercent = [0.01, 0.09] as const;

/**
 * An axis for figures; one for ratios to the pivot has 1 on it. A linear one begins at 0. Its ends are rounded, so that they
 * seldom move while figures arrive.
 */
export function axisOf(extent: Extent, scale: "linear" | "log", { form, isRelative }: AxisOf = ofPremiums): Axis {
  const [low, high] = extent ?? (form === "share" ? fewPercent : usualRatios);
  const pivotAt = isRelative ? 1 : null;
  const [least, most] = [Math.min(low, pivotAt ?? low), Math.max(high, pivotAt ?? high)];
  const ruler = scale === "linear" ? linearAxis(most) : logAxis(least, most);
  return { ...(form === "share" && most <= 1 ? upToAll(ruler) : ruler), form, pivotAt };
}

type Ruler = Omit<Axis, "form" | "pivotAt">;

/** Shares end at 100 % where none is larger. */
function upToAll({ scale, domain: [low, high], ticks }: Ruler): Ruler {
  return { scale, domain: [low, Math.min(high, 1)], ticks: ticks.filter((tick) => tick <= 1) };
}

function linearAxis(high: number): Ruler {
  const rough = high / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.ceil((high * 1.02) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(6)));
  return { scale: "linear", domain: [0, count * step], ticks };
}

/** Ends of a logarithmic axis are at quarters of a doubling. */
const stepsOfDoubling = 4;

function logAxis(low: number, high: number): Ruler {
  const outward = (value: number, round: (steps: number) => number) =>
    2 ** (round(Math.log2(value) * stepsOfDoubling) / stepsOfDoubling);
  const domain = [outward(low / 1.04, Math.floor), outward(high * 1.04, Math.ceil)] as const;
  const ratio = domain[1] / domain[0];
  const digits = ratio > 6 ? [1, 2, 5] : ratio > 2.5 ? [1, 1.5, 2, 3, 5, 7] : [1, 1.2, 1.4, 1.6, 1.8, 2, 3, 4, 6, 8, 9];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(domain[0])); 10 ** power <= domain[1]; power++) {
    for (const digit of digits) {
      const tick = Number((digit * 10 ** power).toPrecision(6));
      if (tick >= domain[0] && tick <= domain[1]) ticks.push(tick);
    }
  }
  return { scale: "log", domain, ticks };
}

/** Where a value is along an axis, 0 to 1; what lies beyond an end is put at that end. */
export function positionOn({ scale, domain: [low, high] }: Ruler, value: number): number {
  const share =
    scale === "linear" ? (value - low) / (high - low) : Math.log(Math.max(value, 1e-9) / low) / Math.log(high / low);
  return Math.max(0, Math.min(1, share));
}
