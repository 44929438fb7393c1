import type { ReactElement } from "react";
import { CartesianGrid, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { InformationFigures } from "../../../../instruments/information/instrument";
import { useAppStore } from "../../../../state/store";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { logAxis, logScale } from "../../../logAxis";
import { type RoundScale, roundScale } from "../../../roundScale";
import { LinePlot } from "../frame/LinePlot";
import { axisBelow, axisBeside, Plot, PlotNames, plotHeight, plotMargin } from "../frame/Plot";

interface PlotsProps {
  readonly rows: readonly {
    readonly reference: TokenizerReference;
    readonly name: string;
    readonly figures: InformationFigures | null;
  }[];
}

const size = { height: plotHeight, margin: plotMargin };

/** All columns beside each other: how often entries come, and how many tokens against how many entries. The table says the same. */
export function Plots({ rows }: PlotsProps): ReactElement {
  const series = useAppStore((state) => state.series);
  const told = rows.flatMap(({ reference, name, figures }) =>
    figures === null || figures.tokens === 0
      ? []
      : [{ reference, name, figures, color: `var(--series-${series[reference] ?? 0})` }],
  );
  const most = Math.max(1, ...told.map(({ figures }) => figures.ranks[0]?.frequency ?? 1));
  const ranks = Math.max(1, ...told.map(({ figures }) => figures.types));
  const tokens = told.map(({ figures }) => figures.tokens);
  const types = told.map(({ figures }) => figures.types);
  const [x, y] = [roomyScale(tokens), roomyScale(types)];
  return (
    <div data-picture>
      <PlotNames columns={told} />
      <div className="information-plots">
        <LinePlot
          caption="How often entries come, the most frequent first; both axes are logarithmic"
          lines={told.map(({ reference, figures }) => ({ reference, points: figures.ranks }))}
          x={{ words: "Rank", of: "rank", ...logScale(ranks) }}
          y={{ words: "Comes", of: "frequency", ...logScale(most) }}
        />
        <Plot caption="Tokens of the text against the different entries among them: to the left is shorter, below is less to learn">
          {(width) => (
            <ScatterChart {...{ width, ...size }} accessibilityLayer={false}>
              <CartesianGrid stroke="var(--line)" />
              <XAxis {...logAxis} scale="linear" dataKey="tokens" {...x} label={axisBelow("Tokens")} />
              <YAxis {...logAxis} scale="linear" dataKey="types" width={56} {...y} label={axisBeside("Entries")} />
              {told.map(({ reference, figures, color }) => (
                <Scatter key={reference} data={[figures]} fill={color} isAnimationActive={false} />
              ))}
            </ScatterChart>
          )}
        </Plot>
      </div>
    </div>
  );
}

/** An axis that has all values, none of them at its edge. */
function roomyScale(values: readonly number[]): RoundScale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(1, (most - least) * 0.1);
  return roundScale(Math.max(0, least - room), most + room);
}
