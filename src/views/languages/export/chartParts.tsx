import type { GeoPermissibleObjects } from "d3-geo";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import { plural } from "../../../ui/format";
import type { ChartProps } from "../chart";
import { axisOf, premiumExtent, valueExtent } from "../charts/axis";
import { BarsRow } from "../charts/BarsRow";
import { barsLayout } from "../charts/barsLayout";
import { ColorLegend, colorLegendSize } from "../charts/ColorLegend";
import { colorSteps } from "../charts/figureColor";
import { barsNote, doubtNote } from "../charts/figureText";
import { HeatHead, HeatRow } from "../charts/HeatRow";
import { heatLayout } from "../charts/heatLayout";
import { MapBase, MapMarks } from "../charts/MapMarks";
import { countPlaceless, mapLayout, mapPoints } from "../charts/mapLayout";
import { BarsPlainFrame, ScatterPlainFrame } from "../charts/PlainFrames";
import { besideDiagonal, ScatterGuides, ScatterMarks, ScatterNames } from "../charts/ScatterMarks";
import { scatterLabels } from "../charts/scatterLabels";
import { scatterLayout } from "../charts/scatterLayout";
import { scatterPoints } from "../charts/scatterPoints";
import { pixels } from "../charts/text";
import { acrossOf, axisTitle } from "../words/measureInWords";
import { legendPart, notePart, type Part } from "./commonParts";

/** What of a chart a picture shows. */
export type Drawn = Pick<ChartProps, "rows" | "series" | "scale" | "pivot" | "mode" | "measure">;

function colorLegendPart(measure: LanguageMeasure, steps: readonly number[]): Part {
  return { pieces: [<ColorLegend key="colors" {...{ measure, steps }} />], height: colorLegendSize.height };
}

/** The bar chart with all its rows. */
export function barsParts(drawn: Drawn, width: number): Part[] {
  const { rows, series, scale, pivot, measure } = drawn;
  const layout = barsLayout(width, series.length);
  const { plotWidth, axisHeight, rowHeight } = layout;
  const axis = axisOf(valueExtent(rows, true), scale, measure);
  const height = rows.length * rowHeight;
  const title = axisTitle(measure, pivot.name, plotWidth);
  const frame = <BarsPlainFrame key="frame" {...{ axis, layout, height, title }} />;
  const rowPieces = rows.map((row, i) => (
    <g key={row.language.code} transform={`translate(0 ${axisHeight + i * rowHeight})`}>
      <BarsRow {...{ row, series, axis, layout }} lacking={measure.lacking} />
    </g>
  ));
  return [
    legendPart(series, "bars", width),
    ...notePart(barsNote(rows, drawn)),
    { pieces: [frame, ...rowPieces], height: axisHeight + height },
  ];
}

/** The heat map with all its rows. */
export function heatParts({ rows, series, measure }: Drawn, width: number): Part[] {
  const steps = colorSteps(measure, rows);
  const layout = heatLayout(width, series);
  const rowPieces = rows.map((row, i) => (
    <g key={row.language.code} transform={`translate(0 ${pixels(layout.headHeight + i * layout.rowHeight)})`}>
      <HeatRow {...{ row, layout, steps }} form={measure.form} />
    </g>
  ));
  const pieces = [<HeatHead key="head" series={series} layout={layout} />, ...rowPieces];
  const height = layout.headHeight + rows.length * layout.rowHeight;
  return [colorLegendPart(measure, steps), ...notePart(doubtNote(rows, measure)), { pieces, height }];
}

/** The scatter plot. */
export function scatterParts({ rows, series, scale, pivot, measure }: Drawn, width: number): Part[] {
  const layout = scatterLayout(width);
  const across = acrossOf(measure);
  const x = axisOf(premiumExtent(rows, across.of), scale);
  const y = axisOf(valueExtent(rows, false), scale, measure);
  const points = scatterPoints(rows, x, y, layout, across.of);
  const body = (
    <>
      <ScatterPlainFrame x={x} y={y} layout={layout} />
      <ScatterMarks points={points} series={series} layout={layout} />
      <ScatterNames labels={scatterLabels(rows, points, layout, besideDiagonal({ x, y, layout, measure }))} />
      <ScatterGuides x={x} y={y} layout={layout} pivotName={pivot.name} measure={measure} />
    </>
  );
  return [
    legendPart(series, "points", width),
    ...notePart(doubtNote(rows, measure)),
    { pieces: [body], height: layout.height },
  ];
}

/** The map with the figures of one of the series. */
export function mapParts(
  { rows, series, measure }: Drawn,
  shown: number,
  land: GeoPermissibleObjects,
  width: number,
): Part[] {
  const layout = mapLayout(width);
  const steps = colorSteps(measure, rows);
  const placeless = countPlaceless(rows);
  const body = (
    <>
      <MapBase layout={layout} land={land} />
      <MapMarks points={mapPoints(rows, shown, layout, steps)} radius={layout.radius} />
    </>
  );
  const notShown =
    placeless === 0 ? undefined : `${plural(placeless, "language")} without a place on the map not shown.`;
  return [
    ...notePart(`Tokenizer: ${series[shown]?.label ?? "none"}`),
    colorLegendPart(measure, steps),
    ...notePart(doubtNote(rows, measure, shown)),
    { pieces: [body], height: layout.height },
    ...notePart(notShown),
  ];
}
