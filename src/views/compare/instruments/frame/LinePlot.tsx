import type { ComponentProps, ReactElement } from "react";
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { useAppStore } from "../../../../state/store";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { logAxis } from "../../../logAxis";
import { axisBelow, axisBeside, Plot, plotHeight, plotMargin } from "./Plot";

/** An axis: what stands beside it, which of a point's numbers it is of, and how far it reaches. */
export interface PlotAxis extends Pick<ComponentProps<typeof XAxis>, "ticks" | "domain" | "tickFormatter" | "scale"> {
  readonly words: string;
  readonly of: string;
}

export interface LinePlotProps {
  /** A sentence without its full stop. */
  readonly caption: string;
  readonly lines: readonly { readonly reference: TokenizerReference; readonly points: readonly object[] }[];
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** Whether points are marked: where they are few. */
  readonly hasDots?: boolean;
  /** Where a line stands across; left out where none does. */
  readonly across?: number | undefined;
}

/** A line for each column, in its colour. The table that stands beside it says the same. */
export function LinePlot({ caption, lines, x, y, hasDots = false, across }: LinePlotProps): ReactElement {
  const series = useAppStore((state) => state.series);
  return (
    <Plot caption={caption}>
      {(width) => (
        <LineChart width={width} height={plotHeight} margin={plotMargin} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis {...logAxis} {...axisOf(x)} label={axisBelow(x.words)} />
          <YAxis {...logAxis} {...axisOf(y)} width={56} label={axisBeside(y.words)} />
          {across !== undefined && <ReferenceLine x={across} stroke="var(--ink-soft)" strokeDasharray="3 3" />}
          {lines.map(({ reference, points }) => (
            <Line
              key={reference}
              data={[...points]}
              dataKey={y.of}
              stroke={`var(--series-${series[reference] ?? 0})`}
              strokeWidth={2}
              dot={hasDots}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      )}
    </Plot>
  );
}

function axisOf({ words: _, of, ...axis }: PlotAxis) {
  return { ...axis, dataKey: of };
}
