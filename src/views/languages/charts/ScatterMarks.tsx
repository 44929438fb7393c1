import type { ReactElement } from "react";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { ChartSeries } from "../chart";
import { acrossOf, axisTitle } from "../words/measureInWords";
import { AxisTitle, pivotStroke } from "./AxisMarks";
import { type Axis, positionOn } from "./axis";
import { type Box, labelSize, type ScatterLabel } from "./scatterLabels";
import type { ScatterLayout } from "./scatterLayout";
import { type ScatterPoints, scatterPath } from "./scatterPoints";
import { estimateWidth, pixels } from "./text";

interface ScatterMarksProps {
  readonly points: ScatterPoints;
  readonly series: readonly ChartSeries[];
  readonly layout: ScatterLayout;
}

/** All points, one path a series: thousands of elements would hold the page up. */
export function ScatterMarks({ points, series, layout }: ScatterMarksProps): ReactElement {
  return (
    <>
      {series.map(({ reference, color }, i) => (
        <g key={reference}>
          <path d={scatterPath(points, i, false, layout.radius)} fill={color} fillOpacity="0.75" />
          <path
            d={scatterPath(points, i, true, layout.radius)}
            fill="var(--surface)"
            fillOpacity="0.5"
            stroke={color}
            strokeWidth="1.2"
          />
        </g>
      ))}
    </>
  );
}

interface ScatterNamesProps {
  readonly labels: readonly ScatterLabel[];
}

/** Languages' names beside their points. */
export function ScatterNames({ labels }: ScatterNamesProps): ReactElement {
  return (
    <>
      {labels.map(({ text, x, y }) => (
        <text
          key={text}
          x={pixels(x)}
          y={pixels(y)}
          fontSize={labelSize}
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth="3"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </>
  );
}

interface ScatterGuidesProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly layout: ScatterLayout;
  readonly pivotName: string;
  readonly measure: LanguageMeasure;
}

const helps = "below: the tokenizer helps";

/** Size of what is written at the diagonal, in pixels, and how far below the diagonal its baseline is. */
const helpsSize = 12;
const helpsBelow = 16;

/** Where a language has as many more tokens as it has bytes, and whether there is room to say so. */
function diagonalOf({ x, y, layout, measure }: Omit<ScatterGuidesProps, "pivotName">) {
  const { plotLeft, plotTop, plotWidth, plotHeight } = layout;
  const low = Math.max(x.domain[0], y.domain[0]);
  const high = Math.min(x.domain[1], y.domain[1]);
  const at = (value: number) => ({
    x: plotLeft + positionOn(x, value) * plotWidth,
    y: plotTop + (1 - positionOn(y, value)) * plotHeight,
  });
  const [start, end] = [at(low), at(high)];
  const isThere = acrossOf(measure).of === "bytePremium";
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  return {
    ...{ start, end, isThere },
    angle: Math.atan2(end.y - start.y, end.x - start.x),
    hasRoom: isThere && length > estimateWidth(helps, helpsSize) + 24,
  };
}

/** Where the diagonal's words are: no name may be there. */
export function besideDiagonal(guides: Omit<ScatterGuidesProps, "pivotName">): Box[] {
  const { end, angle, hasRoom } = diagonalOf(guides);
  if (!hasRoom) return [];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = helpsBelow - helpsSize / 3;
  const steps = Math.ceil((estimateWidth(helps, helpsSize) + 8) / helpsSize);
  return Array.from({ length: steps + 1 }, (_, i) => {
    const back = -i * helpsSize;
    const [x, y] = [end.x + back * cos - middle * sin, end.y + back * sin + middle * cos];
    const half = helpsSize / 2 + 2;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half };
  });
}

/** The axes' titles, and of premiums the diagonal where a language has as many more tokens as it has bytes. */
export function ScatterGuides({ x, y, layout, pivotName, measure }: ScatterGuidesProps): ReactElement {
  const { plotLeft, plotWidth, height } = layout;
  const { start, end, angle, isThere: isDiagonal, hasRoom } = diagonalOf({ x, y, layout, measure });
  const slope = (angle * 180) / Math.PI;
  const across = acrossOf(measure);
  return (
    <>
      {isDiagonal && (
        <path
          d={`M${pixels(start.x)} ${pixels(start.y)}L${pixels(end.x)} ${pixels(end.y)}`}
          stroke={pivotStroke}
          strokeDasharray="5 4"
          strokeWidth="1.25"
          fill="none"
        />
      )}
      {hasRoom && (
        <text
          transform={`translate(${pixels(end.x)} ${pixels(end.y)}) rotate(${pixels(slope)})`}
          x="-8"
          y={helpsBelow}
          fontSize={helpsSize}
          fontStyle="italic"
          fill="var(--ink-soft)"
          stroke="var(--surface)"
          strokeWidth="4"
          paintOrder="stroke"
          textAnchor="end"
        >
          {helps}
        </text>
      )}
      <AxisTitle x={0} y={14}>
        {axisTitle(measure, pivotName, plotWidth)}
      </AxisTitle>
      <AxisTitle x={plotLeft + plotWidth} y={height - 6} anchor="end">
        {axisTitle(across, pivotName, plotWidth)}
      </AxisTitle>
    </>
  );
}
