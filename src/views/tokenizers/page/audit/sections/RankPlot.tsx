import { type ReactElement, useRef } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import type { RankPoint } from "../../../../../analysis/vocabulary/corpus/corpusUsage";
import { useElementWidth } from "../../../../compare/useElementWidth";
import { logAxis, logScale } from "../../../../logAxis";

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
            {...logAxis}
            dataKey="rank"
            {...logScale(last)}
            label={{ value: "Rank", position: "bottom", offset: 4, fill: "var(--ink)", fontSize: 12 }}
          />
          <YAxis
            {...logAxis}
            dataKey="frequency"
            width={56}
            {...logScale(most)}
            label={{ value: "Occurs", angle: -90, position: "insideLeft", fill: "var(--ink)", fontSize: 12 }}
          />
          <Line dataKey="frequency" stroke="var(--accent)" strokeWidth={2} dot={false} isAnimationActive={false} />
        </LineChart>
      )}
    </div>
  );
}
