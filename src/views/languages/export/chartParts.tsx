import type { GeoPermissibleObjects } from "d3-geo";
import { plural } from "../../../ui/format";
import type { ChartProps } from "../chart";
import { AxisTitle, gridStroke, legibleTicks, pivotStroke, TickLabel } from "../charts/AxisMarks";
import { axisOf, bytePremiumExtent, positionOn, premiumExtent } from "../charts/axis";
import { BarsRow } from "../charts/BarsRow";
import { barsLayout, premiumTitle } from "../charts/barsLayout";
import { ColorLegend, colorLegendSize } from "../charts/ColorLegend";
import { barsNote, doubtNote } from "../charts/figureText";
import { HeatHead, HeatRow } from "../charts/HeatRow";
import { heatLayout } from "../charts/heatLayout";
import { MapBase, MapMarks } from "../charts/MapMarks";
import { countPlaceless, mapLayout, mapPoints } from "../charts/mapLayout";
import { ScatterGuides, ScatterMarks } from "../charts/ScatterMarks";
import { scatterLayout } from "../charts/scatterLayout";
import { scatterPoints } from "../charts/scatterPoints";
import { pixels } from "../charts/text";
import { legendPart, notePart, type Part } from "./commonParts";

/** What of a chart a picture shows. */
export type Drawn = Pick<ChartProps, "rows" | "series" | "scale" | "pivot">;

const colorLegendPart: Part = { pieces: [<ColorLegend key="colors" />], height: colorLegendSize.height };

/** The bar chart with all its rows; on the page Recharts draws its axis and lines, at the same places. */
export function barsParts({ rows, series, scale, pivot }: Drawn, width: number): Part[] {
  const layout = barsLayout(width, series.length);
  const { plotLeft, plotWidth, axisHeight, rowHeight } = layout;
  const axis = axisOf(premiumExtent(rows, true), scale);
  const height = axisHeight + rows.length * rowHeight;
  const ticks = legibleTicks(axis, plotWidth);
  const at = (value: number) => plotLeft + positionOn(axis, value) * plotWidth;
  const frame = (
    <>
      {ticks.map((tick) => (
        <VerticalLine key={tick} x={at(tick)} top={axisHeight} bottom={height} stroke={gridStroke} />
      ))}
      <AxisTitle x={plotLeft} y={13}>
        {premiumTitle(pivot.name, plotWidth)}
      </AxisTitle>
      <AxisTitle x={0} y={axisHeight - 9}>
        Language
      </AxisTitle>
      {ticks.map((tick) => (
        <TickLabel key={tick} x={at(tick)} y={axisHeight - 9} tick={tick} anchor="middle" />
      ))}
      <path d={`M0 ${axisHeight - 0.5}H${width}`} stroke="var(--line-strong)" />
      <VerticalLine x={at(1)} top={axisHeight} bottom={height} stroke={pivotStroke} />
    </>
  );
  const rowPieces = rows.map((row, i) => (
    <g key={row.language.code} transform={`translate(0 ${axisHeight + i * rowHeight})`}>
      <BarsRow row={row} series={series} axis={axis} layout={layout} />
    </g>
  ));
  return [legendPart(series, "bars", width), ...notePart(barsNote(rows)), { pieces: [frame, ...rowPieces], height }];
}

/** The heat map with all its rows. */
export function heatParts({ rows, series }: Drawn, width: number): Part[] {
  const layout = heatLayout(width, series);
  const rowPieces = rows.map((row, i) => (
    <g key={row.language.code} transform={`translate(0 ${pixels(layout.headHeight + i * layout.rowHeight)})`}>
      <HeatRow row={row} layout={layout} />
    </g>
  ));
  const pieces = [<HeatHead key="head" series={series} layout={layout} />, ...rowPieces];
  const height = layout.headHeight + rows.length * layout.rowHeight;
  return [colorLegendPart, ...notePart(doubtNote(rows)), { pieces, height }];
}

/** The scatter plot; on the page Recharts draws its axes and lines, at the same places. */
export function scatterParts({ rows, series, scale, pivot }: Drawn, width: number): Part[] {
  const layout = scatterLayout(width);
  const { plotLeft, plotTop, plotWidth, plotHeight, height } = layout;
  const x = axisOf(bytePremiumExtent(rows), scale);
  const y = axisOf(premiumExtent(rows, false), scale);
  const bottom = plotTop + plotHeight;
  const atX = (value: number) => plotLeft + positionOn(x, value) * plotWidth;
  const atY = (value: number) => bottom - positionOn(y, value) * plotHeight;
  const across = (value: number, stroke: string) => (
    <path key={value} d={`M${plotLeft} ${pixels(atY(value))}H${plotLeft + plotWidth}`} stroke={stroke} />
  );
  const upright = (value: number, stroke: string) => (
    <VerticalLine key={value} x={atX(value)} top={plotTop} bottom={bottom} stroke={stroke} />
  );
  const [ticksX, ticksY] = [legibleTicks(x, plotWidth), legibleTicks(y, plotHeight)];
  const body = (
    <>
      {ticksX.map((tick) => upright(tick, gridStroke))}
      {ticksY.map((tick) => across(tick, gridStroke))}
      {upright(1, pivotStroke)}
      {across(1, pivotStroke)}
      {ticksX.map((tick) => (
        <TickLabel key={tick} x={atX(tick)} y={bottom + 18} tick={tick} anchor="middle" />
      ))}
      {ticksY.map((tick) => (
        <TickLabel key={tick} x={plotLeft - 8} y={atY(tick) + 4} tick={tick} anchor="end" />
      ))}
      <ScatterMarks points={scatterPoints(rows, x, y, layout)} series={series} layout={layout} />
      <ScatterGuides x={x} y={y} layout={layout} pivotName={pivot.name} />
    </>
  );
  return [legendPart(series, "points", width), ...notePart(doubtNote(rows)), { pieces: [body], height }];
}

/** The map with the premiums of one of the series. */
export function mapParts({ rows, series }: Drawn, shown: number, land: GeoPermissibleObjects, width: number): Part[] {
  const layout = mapLayout(width);
  const placeless = countPlaceless(rows);
  const body = (
    <>
      <MapBase layout={layout} land={land} />
      <MapMarks points={mapPoints(rows, shown, layout)} radius={layout.radius} />
    </>
  );
  const notShown =
    placeless === 0 ? undefined : `${plural(placeless, "language")} without a place on the map not shown.`;
  return [
    ...notePart(`Tokenizer: ${series[shown]?.label ?? "none"}`),
    colorLegendPart,
    ...notePart(doubtNote(rows, shown)),
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
