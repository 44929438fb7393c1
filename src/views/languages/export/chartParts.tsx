import type { GeoPermissibleObjects } from "d3-geo";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import { plural } from "../../../ui/format";
import type { ChartProps } from "../chart";
import { AxisTitle, gridStroke, legibleTicks, pivotStroke, TickLabel } from "../charts/AxisMarks";
import { axisOf, positionOn, premiumExtent, valueExtent } from "../charts/axis";
import { BarsRow } from "../charts/BarsRow";
import { barsLayout } from "../charts/barsLayout";
import { ColorLegend, colorLegendSize } from "../charts/ColorLegend";
import { colorSteps } from "../charts/figureColor";
import { barsNote, doubtNote } from "../charts/figureText";
import { HeatHead, HeatRow } from "../charts/HeatRow";
import { heatLayout } from "../charts/heatLayout";
import { MapBase, MapMarks } from "../charts/MapMarks";
import { countPlaceless, mapLayout, mapPoints } from "../charts/mapLayout";
import { ScatterGuides, ScatterMarks } from "../charts/ScatterMarks";
import { scatterLayout } from "../charts/scatterLayout";
import { scatterPoints } from "../charts/scatterPoints";
import { pixels } from "../charts/text";
import { acrossOf, axisTitle } from "../measureInWords";
import { legendPart, notePart, type Part } from "./commonParts";

/** What of a chart a picture shows. */
export type Drawn = Pick<ChartProps, "rows" | "series" | "scale" | "pivot" | "mode" | "measure">;

function colorLegendPart(measure: LanguageMeasure, steps: readonly number[]): Part {
  return { pieces: [<ColorLegend key="colors" {...{ measure, steps }} />], height: colorLegendSize.height };
}

/** The bar chart with all its rows; on the page Recharts draws its axis and lines, at the same places. */
export function barsParts(drawn: Drawn, width: number): Part[] {
  const { rows, series, scale, pivot, measure } = drawn;
  const layout = barsLayout(width, series.length);
  const { plotLeft, plotWidth, axisHeight, rowHeight } = layout;
  const axis = axisOf(valueExtent(rows, true), scale, measure);
  const height = axisHeight + rows.length * rowHeight;
  const ticks = legibleTicks(axis, plotWidth);
  const at = (value: number) => plotLeft + positionOn(axis, value) * plotWidth;
  const frame = (
    <>
      {ticks.map((tick) => (
        <VerticalLine key={tick} x={at(tick)} top={axisHeight} bottom={height} stroke={gridStroke} />
      ))}
      <AxisTitle x={plotLeft} y={13}>
        {axisTitle(measure, pivot.name, plotWidth)}
      </AxisTitle>
      <AxisTitle x={0} y={axisHeight - 9}>
        Language
      </AxisTitle>
      {ticks.map((tick) => (
        <TickLabel key={tick} x={at(tick)} y={axisHeight - 9} tick={tick} form={axis.form} anchor="middle" />
      ))}
      <path d={`M0 ${axisHeight - 0.5}H${width}`} stroke="var(--line-strong)" />
      {axis.pivotAt !== null && (
        <VerticalLine x={at(axis.pivotAt)} top={axisHeight} bottom={height} stroke={pivotStroke} />
      )}
    </>
  );
  const rowPieces = rows.map((row, i) => (
    <g key={row.language.code} transform={`translate(0 ${axisHeight + i * rowHeight})`}>
      <BarsRow row={row} series={series} axis={axis} layout={layout} />
    </g>
  ));
  return [
    legendPart(series, "bars", width),
    ...notePart(barsNote(rows, drawn)),
    { pieces: [frame, ...rowPieces], height },
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

/** The scatter plot; on the page Recharts draws its axes and lines, at the same places. */
export function scatterParts({ rows, series, scale, pivot, measure }: Drawn, width: number): Part[] {
  const layout = scatterLayout(width);
  const { plotLeft, plotTop, plotWidth, plotHeight, height } = layout;
  const across = acrossOf(measure);
  const x = axisOf(premiumExtent(rows, across.of), scale);
  const y = axisOf(valueExtent(rows, false), scale, measure);
  const bottom = plotTop + plotHeight;
  const atX = (value: number) => plotLeft + positionOn(x, value) * plotWidth;
  const atY = (value: number) => bottom - positionOn(y, value) * plotHeight;
  const level = (value: number, stroke: string) => (
    <path key={value} d={`M${plotLeft} ${pixels(atY(value))}H${plotLeft + plotWidth}`} stroke={stroke} />
  );
  const upright = (value: number, stroke: string) => (
    <VerticalLine key={value} x={atX(value)} top={plotTop} bottom={bottom} stroke={stroke} />
  );
  const [ticksX, ticksY] = [legibleTicks(x, plotWidth), legibleTicks(y, plotHeight)];
  const body = (
    <>
      {ticksX.map((tick) => upright(tick, gridStroke))}
      {ticksY.map((tick) => level(tick, gridStroke))}
      {upright(1, pivotStroke)}
      {y.pivotAt !== null && level(y.pivotAt, pivotStroke)}
      {ticksX.map((tick) => (
        <TickLabel key={tick} x={atX(tick)} y={bottom + 18} tick={tick} form={x.form} anchor="middle" />
      ))}
      {ticksY.map((tick) => (
        <TickLabel key={tick} x={plotLeft - 8} y={atY(tick) + 4} tick={tick} form={y.form} anchor="end" />
      ))}
      <ScatterMarks points={scatterPoints(rows, x, y, layout, across.of)} series={series} layout={layout} />
      <ScatterGuides x={x} y={y} layout={layout} pivotName={pivot.name} measure={measure} />
    </>
  );
  return [legendPart(series, "points", width), ...notePart(doubtNote(rows, measure)), { pieces: [body], height }];
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

interface VerticalLineProps {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly stroke: string;
}

function VerticalLine({ x, top, bottom, stroke }: VerticalLineProps) {
  return <path d={`M${pixels(x)} ${top}V${bottom}`} stroke={stroke} />;
}
