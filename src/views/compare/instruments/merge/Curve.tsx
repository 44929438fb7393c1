import type { ReactElement } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import type { MergeFigures } from "../../../../instruments/merge/instrument";
import { useAppStore } from "../../../../state/store";
import { formatCompact } from "../../../../ui/laterFormats";
import { logAxis } from "../../../logAxis";
import type { FigureRow } from "../frame/figureRows";
import { axisBelow, axisBeside, Plot, PlotNames, plotHeight, plotMargin } from "../frame/Plot";

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Round shares from 0 to the first that is not below one. */
function sharesUpTo(most: number): number[] {
  const step = [0.02, 0.05, 0.1].find((each) => most <= 5 * each) ?? 0.2;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, i) => i * step);
}

/** What is saved, of all columns: along the text, or as merges are made. The table says how it ends. */
export function Curve({ rows }: { readonly rows: readonly FigureRow<MergeFigures>[] }): ReactElement | null {
  const series = useAppStore((state) => state.series);
  const told = rows.flatMap(({ reference, name, figures }) =>
    figures === null || figures.curve.length === 0 ? [] : [{ reference, name, ...figures }],
  );
  const [first] = told;
  if (first === undefined) return null;
  const [caption, below] =
    first.along === "tokens"
      ? ["Share of the tokens read so far that joining them has saved", "Tokens read"]
      : ["Share of tokens saved, by how many merges there are", "Merges"];
  const ticks = sharesUpTo(Math.max(...told.flatMap(({ curve }) => curve.map(({ saved }) => saved))));
  return (
    <div data-picture className="merge-curve">
      <PlotNames columns={told} />
      <Plot caption={caption}>
        {(width) => (
          <LineChart width={width} height={plotHeight} margin={plotMargin} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" />
            <XAxis
              {...logAxis}
              scale="linear"
              dataKey="x"
              domain={[0, "dataMax"]}
              tickFormatter={formatCompact}
              label={axisBelow(below)}
            />
            <YAxis
              {...logAxis}
              scale="linear"
              width={56}
              domain={[0, ticks.at(-1) ?? 1]}
              ticks={ticks}
              tickFormatter={percent}
              label={axisBeside("Saved")}
            />
            {told.map(({ reference, curve }) => (
              <Line
                key={reference}
                data={[...curve]}
                dataKey="saved"
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
