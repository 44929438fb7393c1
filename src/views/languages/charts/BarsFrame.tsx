import { memo, type ReactElement } from "react";
import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis } from "recharts";
import { useStages } from "../later/useStages";
import { AxisTitle, gridStroke, legibleTicks, pivotStroke, TickLabel } from "./AxisMarks";
import type { Axis } from "./axis";
import type { BarsLayout } from "./barsLayout";

interface BarsFrameProps {
  readonly axis: Axis;
  readonly layout: BarsLayout;
  /** Of the rows in sight, in pixels. */
  readonly height: number;
  /** What the axis measures. */
  readonly title: string;
}

/**
 * The axis above the bars and the lines behind them, by Recharts. It stays where it is while rows scroll over it, and
 * the rows are not Recharts' own: it would lay out all bars anew for each language that comes into sight. Its parts come
 * one after the other: Recharts draws those that are there at the first moment all at once.
 */
export default memo(function BarsFrame({ axis, layout, height, title }: BarsFrameProps): ReactElement {
  const { width, plotLeft, plotWidth, axisHeight } = layout;
  const tickBase = axisHeight - 9;
  const stage = useStages(3);
  return (
    <div className="chart-frame" aria-hidden="true">
      <BarChart
        width={width}
        height={axisHeight + height}
        margin={{ top: 0, bottom: 0, left: plotLeft, right: width - plotLeft - plotWidth }}
        data={[{ reach: axis.domain[1] }]}
        layout="vertical"
        accessibilityLayer={false}
      >
        {stage >= 3 && <CartesianGrid horizontal={false} stroke={gridStroke} syncWithTicks />}
        {stage >= 1 && (
          <XAxis
            type="number"
            orientation="top"
            height={axisHeight}
            domain={[...axis.domain]}
            scale={axis.scale}
            ticks={[...legibleTicks(axis, plotWidth)]}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={({ x, payload }) => (
              <TickLabel x={Number(x)} y={tickBase} tick={payload.value} form={axis.form} anchor="middle" />
            )}
          />
        )}
        <YAxis type="category" hide />
        {/* Recharts draws no axis that nothing is measured on. */}
        {stage >= 2 && <Bar dataKey="reach" isAnimationActive={false} shape={() => null} />}
        {stage >= 3 && axis.pivotAt !== null && <ReferenceLine x={axis.pivotAt} stroke={pivotStroke} />}
        <line x1="0" x2={width} y1={axisHeight - 0.5} y2={axisHeight - 0.5} stroke="var(--line-strong)" />
        <AxisTitle x={0} y={tickBase}>
          Language
        </AxisTitle>
        <AxisTitle x={plotLeft} y={13}>
          {title}
        </AxisTitle>
      </BarChart>
    </div>
  );
});
