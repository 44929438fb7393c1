import { type ReactElement, useRef } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import type { RankPoint } from "../../../../../analysis/vocabulary/corpus/corpusUsage";
import { formatCompact } from "../../../../../ui/format";
import { useElementWidth } from "../../../../compare/useElementWidth";

interface RankPlotProps {
  readonly points: readonly RankPoint[];
}

const height = 280;

/** Rank against frequency, both axes logarithmic. */
export default function RankPlot({ points }: RankPlotProps): ReactElement {
  const canvas = useRef<HTMLDivElement>(null);
  const width = useElementWidth(canvas);
  const last = points.at(-1)?.rank ?? 1;
  const most = points[0]?.frequency ?? 1;
  const axis = {
    type: "number",
    scale: "log",
    stroke: "var(--line)",
    tick: { fill: "var(--ink-soft)", fontSize: 12 },
  } as const;
  return (
    <div ref={canvas} className="rank-plot" aria-hidden="true" style={{ height }}>
      {width > 0 && (
        <LineChart
          width={width}
          height={height}
          data={[...points]}
          margin={{ top: 8, right: 24, bottom: 24, left: 8 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" />
          <XAxis
            {...axis}
            dataKey="rank"
            domain={[1, powerAbove(last)]}
            ticks={powersTo(last)}
            tickFormatter={formatCompact}
            label={{ value: "Rank", position: "bottom", offset: 4, fill: "var(--ink)", fontSize: 12 }}
          />
          <YAxis
            {...axis}
            dataKey="frequency"
            width={56}
            domain={[1, powerAbove(most)]}
            ticks={powersTo(most)}
            tickFormatter={formatCompact}
            label={{ value: "Occurs", angle: -90, position: "insideLeft", fill: "var(--ink)", fontSize: 12 }}
          />
          <Line dataKey="frequency" stroke="var(--accent)" strokeWidth={2} dot={false} isAnimationActive={false} />
        </LineChart>
      )}
    </div>
  );
}

/** The power of ten that is not below a number. */
function powerAbove(value: number): number {
  return 10 ** Math.ceil(Math.log10(Math.max(10, value)));
}

function powersTo(value: number): number[] {
  return Array.from({ length: Math.round(Math.log10(powerAbove(value))) + 1 }, (_, power) => 10 ** power);
}
