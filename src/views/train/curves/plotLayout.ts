import { formatTick } from "../../../ui/laterFormats";
import { type RoundScale, roundScale } from "../../roundScale";

/** A plot of curves against the logarithm of sizes, in pixels. */
export interface PlotLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly sizes: RoundScale;
  readonly values: RoundScale;
  x(size: number): number;
  y(value: number): number;
}

/** Where the upright axis begins, and how it goes on. */
export type ValueScale = "zero" | "round" | "log";

/** Room on the left, where nothing needs more: the axis’ name, and numbers of five digits. */
const margin = { left: 60, top: 10, bottom: 46, right: 16 } as const;
/** Pixels for the upright axis' name and the space around numbers, and for each of their digits. */
const [axisRoom, digitRoom] = [26, 7];
/** Pixels beside the plot for names at the ends of curves, and the width from which on they are there. */
const names = { room: 132, from: 520 } as const;
const height = { wide: 360, narrow: 280 } as const;

/**
 * Lays out curves: sizes from the first to the one that is trained for, whatever there is of it, so that curves grow into the plot.
 * @param lines all that it is to show, of both runs: they share its scales
 * @param finest what two numbers along the upright axis are apart at least
 * @param scale of the upright axis: from 0, from the least value, or logarithmic
 */
export function plotLayout(
  width: number,
  lines: readonly { readonly points: readonly { readonly value: number }[] }[],
  sizes: { readonly from: number; readonly to: number },
  finest: number,
  scale: ValueScale,
): PlotLayout {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { points } of lines) {
    for (const { value } of points) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low <= high)) [low, high] = [0, finest];
  const isLog = scale === "log" && low > 0;
  const values = isLog ? logScale(low, high) : roundScale(scale === "round" ? low : 0, high, finest);
  const [first, last] = [Math.max(1, sizes.from), Math.max(sizes.to, sizes.from * 1.1)];
  const hasNames = width >= names.from;
  const all = hasNames ? height.wide : height.narrow;
  const left = Math.max(
    margin.left,
    axisRoom + digitRoom * Math.max(...values.ticks.map((tick) => formatTick(tick).length)),
  );
  const right = Math.max(left + 40, width - (hasNames ? names.room : margin.right));
  const [top, bottom] = [margin.top, all - margin.bottom];
  const [from, to] = values.domain;
  return {
    ...{ width, height: all, left, right, top, bottom, values },
    sizes: { domain: [first, last], ticks: logTicks(first, last, Math.floor((right - left) / tickRoom)) },
    x: (size) => left + (Math.log(size / first) / Math.log(last / first)) * (right - left),
    y: (value) => {
      const share = isLog ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
      return bottom - share * (bottom - top);
    },
  };
}

/** Whether there is room for names beside the curves. */
export function hasNames({ width }: PlotLayout): boolean {
  return width >= names.from;
}

/** Pixels that a size takes along the axis. */
const tickRoom = 52;

/** An axis of powers from one round number to another. */
function logScale(low: number, high: number): RoundScale {
  const round = (value: number, towards: (step: number) => number) => {
    const power = 10 ** Math.floor(Math.log10(value));
    return (towards((value / power) * 2) / 2) * power;
  };
  const domain: [number, number] = [round(low, Math.floor), round(high * 1.001, Math.ceil)];
  return { domain, ticks: logTicks(...domain, 8) };
}

/** Round numbers for an axis of powers: as many kinds of digits as there is room for; both ends where these are too few. */
function logTicks(first: number, last: number, most: number): number[] {
  for (const digits of [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = [];
    for (let power = 10 ** Math.floor(Math.log10(first)); power <= last; power *= 10) {
      for (const digit of digits) if (digit * power >= first && digit * power <= last) ticks.push(digit * power);
    }
    if (ticks.length > Math.max(2, most)) continue;
    return ticks.length < 2 ? [first, last] : ticks;
  }
  return [first, last];
}
