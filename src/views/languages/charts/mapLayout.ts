import { type GeoPermissibleObjects, type GeoProjection, geoEqualEarth, geoPath } from "d3-geo";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { ChartRow, ChartSeries } from "../chart";
import { stepOf } from "./figureColor";

/** The world on a flat sheet, in pixels. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** About the radius of a point. */
  readonly radius: number;
  readonly projection: GeoProjection;
}

/** A language on the map. */
export interface MapPoint {
  /** Index of the language. */
  readonly row: number;
  /** In pixels. */
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** Of the colours of figures. */
  readonly step: number;
  readonly doubtful: boolean;
}

/** The layout for a width: Equal Earth (Šavrič, Patterson and Jenny 2019), on which no region is larger than it is. */
export function mapLayout(width: number): MapLayout {
  const height = Math.round(width * 0.488);
  const projection = geoEqualEarth().fitExtent(
    [
      [1, 1],
      [Math.max(2, width - 1), Math.max(2, height - 1)],
    ],
    { type: "Sphere" },
  );
  return { width, height, radius: width < 600 ? 3 : width < 1200 ? 4.5 : 5.5, projection };
}

/** Something on the globe as SVG path data. */
export function mapPath(layout: MapLayout, shape: GeoPermissibleObjects): string {
  return geoPath(layout.projection).digits(1)(shape) ?? "";
}

/**
 * The languages that have a place and a figure, from the least to the greatest figure, so that where they overlap the
 * greater lies on top.
 * @param steps the figures at which the colour changes
 */
export function mapPoints(
  rows: readonly ChartRow[],
  series: number,
  { projection }: MapLayout,
  steps: readonly number[],
): MapPoint[] {
  const points: MapPoint[] = [];
  for (const [row, { language, figures }] of rows.entries()) {
    const one = figures[series] ?? null;
    const { latitude, longitude } = language;
    if (latitude === null || longitude === null || one === null || one.value === null) continue;
    const at = projection([longitude, latitude]);
    if (at === null) continue;
    points.push({
      row,
      x: at[0],
      y: at[1],
      value: one.value,
      step: stepOf(one.value, steps),
      doubtful: hasManyUnknown(one),
    });
  }
  return points.sort((a, b) => a.value - b.value);
}

/** How many of the languages have no place on a map. */
export function countPlaceless(rows: readonly ChartRow[]): number {
  return rows.filter(({ language }) => language.latitude === null || language.longitude === null).length;
}

/** Index of the series on the map: the one that was chosen, or the first if that is gone. */
export function shownSeries(series: readonly ChartSeries[], shown: TokenizerReference | null): number {
  return Math.max(
    0,
    series.findIndex(({ reference }) => reference === shown),
  );
}
