import { hasManyUnknown } from "../../../analysis/manyUnknown";
import type { ChartRow } from "../chart";
import { type Axis, positionOn } from "./axis";
import type { ScatterLayout } from "./scatterLayout";
import { symbolPath } from "./symbols";

/** The points of a scatter plot, in columns: there are thousands. */
export interface ScatterPoints {
  readonly count: number;
  /** Index of the language, and of the tokenizer. */
  readonly row: Uint16Array;
  readonly series: Uint8Array;
  /** In pixels. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 1 where many tokens are unknown. */
  readonly doubtful: Uint8Array;
}

/**
 * A point for each language and tokenizer that has both figures: a premium along x, what is measured along y.
 * @param across which premium
 */
export function scatterPoints(
  rows: readonly ChartRow[],
  x: Axis,
  y: Axis,
  layout: ScatterLayout,
  across: "bytePremium" | "premium",
): ScatterPoints {
  const room = rows.reduce((sum, { figures }) => sum + figures.length, 0);
  const points = {
    row: new Uint16Array(room),
    series: new Uint8Array(room),
    x: new Float32Array(room),
    y: new Float32Array(room),
    doubtful: new Uint8Array(room),
  };
  let count = 0;
  for (const [row, { figures }] of rows.entries()) {
    for (const [series, one] of figures.entries()) {
      const along = one?.[across] ?? null;
      if (one === null || one.value === null || along === null) continue;
      points.row[count] = row;
      points.series[count] = series;
      points.x[count] = layout.plotLeft + positionOn(x, along) * layout.plotWidth;
      points.y[count] = layout.plotTop + (1 - positionOn(y, one.value)) * layout.plotHeight;
      points.doubtful[count] = hasManyUnknown(one) ? 1 : 0;
      count++;
    }
  }
  return { count, ...points };
}

/** The symbols of a series as path data: of the points to trust, or of the others. */
export function scatterPath(points: ScatterPoints, series: number, doubtful: boolean, radius: number): string {
  const parts: string[] = [];
  for (let i = 0; i < points.count; i++) {
    if (points.series[i] !== series || points.doubtful[i] !== Number(doubtful)) continue;
    parts.push(symbolPath(series, points.x[i] ?? 0, points.y[i] ?? 0, radius));
  }
  return parts.join("");
}

/** The point nearest to a place, or null where none is within so many pixels. */
export function nearestPoint(points: ScatterPoints, x: number, y: number, reach: number): number | null {
  let nearest: number | null = null;
  let least = reach * reach;
  for (let i = 0; i < points.count; i++) {
    const distance = ((points.x[i] ?? 0) - x) ** 2 + ((points.y[i] ?? 0) - y) ** 2;
    if (distance > least) continue;
    nearest = i;
    least = distance;
  }
  return nearest;
}
