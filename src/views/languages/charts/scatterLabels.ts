import type { ChartRow } from "../chart";
import type { ScatterLayout } from "./scatterLayout";
import type { ScatterPoints } from "./scatterPoints";
import { estimateWidth } from "./text";

/** A language's name beside one of its points. */
export interface ScatterLabel {
  readonly text: string;
  /** Of the baseline's start, in pixels. */
  readonly x: number;
  readonly y: number;
}

/** Size of the names, in pixels. */
export const labelSize = 11;

/** A part of the plot, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Side of the squares that points are looked up by, in pixels. */
const cell = 24;

/**
 * Names for points where there is room: none lies on a point, on another name or beyond the plot. Languages are gone through in their
 * order, each once, and have the first place that is free: right of a point, left, above, below, of the first tokenizer before the
 * others. So the same figures always have the same names.
 * @param taken where something else is written
 */
export function scatterLabels(
  rows: readonly ChartRow[],
  points: ScatterPoints,
  layout: ScatterLayout,
  taken: readonly Box[] = [],
): ScatterLabel[] {
  const { plotLeft, plotTop, plotWidth, plotHeight, radius } = layout;
  const cells = cellsOf(points);
  const placed: Box[] = [...taken];
  const labels: ScatterLabel[] = [];
  const isFree = (box: Box) =>
    box.left >= plotLeft + 2 &&
    box.right <= plotLeft + plotWidth &&
    box.top >= plotTop &&
    box.bottom <= plotTop + plotHeight - 2 &&
    placed.every((other) => !touch(box, other)) &&
    !hasPoint(box, points, cells, radius + 1);
  let lastRow = -1;
  for (let i = 0; i < points.count; i++) {
    const row = points.row[i] ?? 0;
    const text = rows[row]?.language.name;
    if (row === lastRow || text === undefined) continue;
    const [x, y] = [points.x[i] ?? 0, points.y[i] ?? 0];
    const width = estimateWidth(text, labelSize);
    const away = radius + 4;
    const lefts = [x + away, x - away - width, x - width / 2, x - width / 2];
    const middles = [y, y, y - away - labelSize / 2, y + away + labelSize / 2];
    for (const [k, left] of lefts.entries()) {
      const middle = middles[k] ?? y;
      const box = { left, right: left + width, top: middle - labelSize / 2 - 1, bottom: middle + labelSize / 2 + 1 };
      if (!isFree(box)) continue;
      placed.push(box);
      labels.push({ text, x: left, y: middle + labelSize * 0.36 });
      lastRow = row;
      break;
    }
  }
  return labels;
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function cellsOf(points: ScatterPoints): ReadonlyMap<string, readonly number[]> {
  const cells = new Map<string, number[]>();
  for (let i = 0; i < points.count; i++) {
    const key = `${Math.floor((points.x[i] ?? 0) / cell)} ${Math.floor((points.y[i] ?? 0) / cell)}`;
    const there = cells.get(key);
    if (there === undefined) cells.set(key, [i]);
    else there.push(i);
  }
  return cells;
}

/** Whether a point, with so much around it, lies on a box. */
function hasPoint(
  box: Box,
  points: ScatterPoints,
  cells: ReadonlyMap<string, readonly number[]>,
  reach: number,
): boolean {
  const at = (value: number) => Math.floor(value / cell);
  for (let column = at(box.left - reach); column <= at(box.right + reach); column++) {
    for (let line = at(box.top - reach); line <= at(box.bottom + reach); line++) {
      for (const i of cells.get(`${column} ${line}`) ?? []) {
        const [x, y] = [points.x[i] ?? 0, points.y[i] ?? 0];
        const inX = x > box.left - reach && x < box.right + reach;
        if (inX && y > box.top - reach && y < box.bottom + reach) return true;
      }
    }
  }
  return false;
}
