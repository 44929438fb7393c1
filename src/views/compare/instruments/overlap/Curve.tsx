import type { ReactElement } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import type { OverlapFigures } from "../../../../instruments/overlap/instrument";
import { useAppStore } from "../../../../state/store";
import { formatCount } from "../../../../ui/format";
import { logAxis } from "../../../logAxis";
import type { FigureRow } from "../frame/figureRows";
import { axisBelow, axisBeside, Plot, PlotNames, plotHeight, plotMargin } from "../frame/Plot";

const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** How well chunks overlap what is sought, by their size, of all columns. The tables say the same. */
export function Curve({ rows }: { readonly rows: readonly FigureRow<OverlapFigures>[] }): ReactElement | null {
  const series = useAppStore((state) => state.series);
  const told = rows.flatMap(({ reference, name, figures }) =>
    figures === null || figures.chunks.length < 2 ? [] : [{ reference, name, chunks: figures.chunks }],
  );
  const [first] = told;
  if (first === undefined) return null;
  const sizes = [...new Set(first.chunks.map(({ size }) => size))].sort((a, b) => a - b);
  return (
    <div data-picture className="overlap-curve">
      <PlotNames columns={told} />
      <Plot caption="IoU of the chunks that were taken and the references, by how many tokens a chunk has; the axis below is logarithmic">
        {(width) => (
          <LineChart width={width} height={plotHeight} margin={plotMargin} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" />
            <XAxis
              {...logAxis}
              dataKey="size"
              domain={[sizes[0] ?? 1, sizes.at(-1) ?? 1]}
              ticks={sizes}
              tickFormatter={formatCount}
              label={axisBelow("Tokens of a chunk")}
            />
            <YAxis
              {...logAxis}
              scale="linear"
              width={56}
              domain={[0, 1]}
              ticks={shares}
              tickFormatter={String}
              label={axisBeside("IoU")}
            />
            {told.map(({ reference, chunks }) => (
              <Line
                key={reference}
                data={[...chunks].sort((a, b) => a.size - b.size)}
                dataKey="iou"
                stroke={`var(--series-${series[reference] ?? 0})`}
                strokeWidth={2}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        )}
      </Plot>
    </div>
  );
}
