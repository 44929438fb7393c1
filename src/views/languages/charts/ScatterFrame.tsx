import { memo, type ReactElement } from "react";
import { CartesianGrid, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { useStages } from "../later/useStages";
import { gridStroke, legibleTicks, pivotStroke, TickLabel } from "./AxisMarks";
import type { Axis } from "./axis";
import type { ScatterLayout } from "./scatterLayout";

interface ScatterFrameProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly layout: ScatterLayout;
}

/**
 * Axes and lines of the scatter plot, by Recharts. The points are not its own: it would make an element of each. Its parts
 * come one after the other: Recharts draws those that are there at the first moment all at once.
 */
export default memo(function ScatterFrame({ x, y, layout }: ScatterFrameProps): ReactElement {
  const { width, height, plotLeft, plotTop, plotWidth, plotHeight } = layout;
  const bottom = height - plotTop - plotHeight;
  const common = { type: "number", interval: 0, axisLine: false, tickLine: false } as const;
  const stage = useStages(3);
  return (
    <div className="chart-frame" aria-hidden="true">
      <ScatterChart
        width={width}
        height={height}
        margin={{ top: plotTop, left: 0, right: width - plotLeft - plotWidth, bottom: 0 }}
        accessibilityLayer={false}
      >
        {stage >= 3 && <CartesianGrid stroke={gridStroke} syncWithTicks />}
        {stage >= 1 && (
          <>
            <XAxis
              {...common}
              dataKey="x"
              height={bottom}
              domain={[...x.domain]}
              scale={x.scale}
              ticks={[...legibleTicks(x, plotWidth)]}
              tick={({ x: at, payload }) => (
                <TickLabel
                  x={Number(at)}
                  y={plotTop + plotHeight + 18}
                  tick={payload.value}
                  form={x.form}
                  anchor="middle"
                />
              )}
            />
            <YAxis
              {...common}
              dataKey="y"
              width={plotLeft}
              domain={[...y.domain]}
              scale={y.scale}
              ticks={[...legibleTicks(y, plotHeight)]}
              tick={({ y: at, payload }) => (
                <TickLabel x={plotLeft - 8} y={Number(at) + 4} tick={payload.value} form={y.form} anchor="end" />
              )}
            />
          </>
        )}
        {/* Recharts draws no axis that nothing is measured on. */}
        {stage >= 2 && (
          <Scatter data={[{ x: x.domain[1], y: y.domain[1] }]} shape={() => null} isAnimationActive={false} />
        )}
        {stage >= 3 && (
          <>
            <ReferenceLine x={1} stroke={pivotStroke} strokeOpacity="0.6" />
            {y.pivotAt !== null && <ReferenceLine y={y.pivotAt} stroke={pivotStroke} strokeOpacity="0.6" />}
          </>
        )}
      </ScatterChart>
    </div>
  );
});
