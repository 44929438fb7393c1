import type { ReactElement } from "react";
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { curveRates, type NoiseFigures } from "../../../../instruments/noise/instrument";
import { useAppStore } from "../../../../state/store";
import { logAxis } from "../../../logAxis";
import type { FigureRow } from "../frame/figureRows";
import { axisBelow, axisBeside, Plot, PlotNames, plotHeight, plotMargin } from "../frame/Plot";

interface CurveProps {
  readonly rows: readonly FigureRow<NoiseFigures>[];
  /** The rate that the table is of. */
  readonly rate: number;
  /** What it is drawn of. */
  readonly of: string;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
const axis = { ...logAxis, scale: "linear", tickFormatter: percent } as const;
const most = curveRates.at(-1) ?? 0;

/** The share of tokens that survive against the rate, of all columns. The table taken along says the same. */
export function Curve({ rows, rate, of }: CurveProps): ReactElement | null {
  const series = useAppStore((state) => state.series);
  const told = rows.flatMap(({ reference, name, figures }) => {
    const points = figures?.curve.filter(({ survival }) => survival !== null) ?? [];
    return points.length === 0 ? [] : [{ reference, name, points: [{ rate: 0, survival: 1 }, ...points] }];
  });
  if (told.length === 0) return null;
  return (
    <div data-picture className="noise-curve">
      <PlotNames columns={told} />
      <Plot caption={`Survival against the rate, of ${of}`}>
        {(width) => (
          <LineChart width={width} height={plotHeight} margin={plotMargin} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" />
            <XAxis
              {...axis}
              dataKey="rate"
              domain={[0, most]}
              ticks={[0, ...curveRates.filter((_, i) => i % 2 === 1)]}
              label={axisBelow("Rate")}
            />
            <YAxis {...axis} width={56} domain={[0, 1]} ticks={[0, 0.25, 0.5, 0.75, 1]} label={axisBeside("Survive")} />
            {rate <= most && <ReferenceLine x={rate} stroke="var(--ink-soft)" strokeDasharray="3 3" />}
            {told.map(({ reference, points }) => (
              <Line
                key={reference}
                data={points}
                dataKey="survival"
                stroke={`var(--series-${series[reference] ?? 0})`}
                strokeWidth={2}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        )}
      </Plot>
    </div>
  );
}
