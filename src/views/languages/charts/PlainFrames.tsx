import type { ReactElement } from "react";
import { AxisTitle, gridStroke, legibleTicks, pivotStroke, TickLabel } from "./AxisMarks";
import { type Axis, positionOn } from "./axis";
import type { BarsLayout } from "./barsLayout";
import type { ScatterLayout } from "./scatterLayout";
import { pixels } from "./text";

/**
 * Axes and lines of charts, as they are in files and, on the page, until Recharts' own are there, which are at the same places:
 * a chart is whole with its first drawing, and the library comes when somebody looks closer.
 */
export interface BarsPlainFrameProps {
  readonly axis: Axis;
  readonly layout: BarsLayout;
  /** Of the rows, in pixels. */
  readonly height: number;
  /** What the axis measures. */
  readonly title: string;
}

/** The axis above the bars and the lines behind them. */
export function BarsPlainFrame({ axis, layout, height, title }: BarsPlainFrameProps): ReactElement {
  const { width, plotLeft, plotWidth, axisHeight } = layout;
  const bottom = axisHeight + height;
  const ticks = legibleTicks(axis, plotWidth);
  const at = (value: number) => plotLeft + positionOn(axis, value) * plotWidth;
  return (
    <>
      {ticks.map((tick) => (
        <VerticalLine key={tick} x={at(tick)} top={axisHeight} bottom={bottom} stroke={gridStroke} />
      ))}
      <AxisTitle x={plotLeft} y={13}>
        {title}
      </AxisTitle>
      <AxisTitle x={0} y={axisHeight - 9}>
        Language
      </AxisTitle>
      {ticks.map((tick) => (
        <TickLabel key={tick} x={at(tick)} y={axisHeight - 9} tick={tick} form={axis.form} anchor="middle" />
      ))}
      <path d={`M0 ${axisHeight - 0.5}H${width}`} stroke="var(--line-strong)" />
      {axis.pivotAt !== null && (
        <VerticalLine x={at(axis.pivotAt)} top={axisHeight} bottom={bottom} stroke={pivotStroke} />
      )}
    </>
  );
}

export interface ScatterPlainFrameProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly layout: ScatterLayout;
}

/** The numbers along both axes of a scatter plot, and the lines behind its points. */
export function ScatterPlainFrame({ x, y, layout }: ScatterPlainFrameProps): ReactElement {
  const { plotLeft, plotTop, plotWidth, plotHeight } = layout;
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
  return (
    <>
      {ticksX.map((tick) => upright(tick, gridStroke))}
      {ticksY.map((tick) => across(tick, gridStroke))}
      {upright(1, pivotStroke)}
      {y.pivotAt !== null && across(y.pivotAt, pivotStroke)}
      {ticksX.map((tick) => (
        <TickLabel key={tick} x={atX(tick)} y={bottom + 18} tick={tick} form={x.form} anchor="middle" />
      ))}
      {ticksY.map((tick) => (
        <TickLabel key={tick} x={plotLeft - 8} y={atY(tick) + 4} tick={tick} form={y.form} anchor="end" />
      ))}
    </>
  );
}

interface VerticalLineProps {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly stroke: string;
}

function VerticalLine({ x, top, bottom, stroke }: VerticalLineProps): ReactElement {
  return <path d={`M${pixels(x)} ${top}V${bottom}`} stroke={stroke} />;
}
