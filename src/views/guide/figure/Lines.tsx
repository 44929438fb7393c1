import { type CSSProperties, type ReactElement, useRef } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import type { Axis, LinesFigure } from "../../../guide/figures";
import { formatCount } from "../../../ui/format";
import { axisBelow, axisBeside, plotHeight, plotMargin } from "../../compare/instruments/frame/Plot";
import { useElementWidth } from "../../compare/useElementWidth";
import { logAxis, logScale } from "../../logAxis";
import { roundScale } from "../../roundScale";

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Curves over one axis. To assistive tools they are a table of where each begins and ends. */
export function Lines({ figure: { x, y, lines } }: { readonly figure: LinesFigure }): ReactElement {
  const canvas = useRef<HTMLDivElement>(null);
  const width = useElementWidth(canvas);
  const points = lines.flatMap((line) => line.points);
  return (
    <>
      <ul className="guide-groups">
        {lines.map(({ label }, i) => (
          <li key={label} style={{ "--bar": `var(--series-${i})` } as CSSProperties}>
            {label}
          </li>
        ))}
      </ul>
      <div ref={canvas} aria-hidden="true" className="guide-lines">
        {width > 0 && (
          <LineChart width={width} height={plotHeight} margin={plotMargin} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" />
            <XAxis
              {...logAxis}
              dataKey="0"
              {...scaleOf(
                x,
                points.map(([at]) => at),
              )}
              label={axisBelow(x.label)}
            />
            <YAxis
              {...logAxis}
              width={56}
              {...scaleOf(
                y,
                points.map(([, at]) => at),
              )}
              label={axisBeside(y.label)}
            />
            {lines.map((line, i) => (
              <Line
                key={line.label}
                data={[...line.points]}
                dataKey="1"
                stroke={`var(--series-${i})`}
                strokeWidth={2}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        )}
      </div>
      {/* A table is as wide as its words, whatever is said of it: the box around it is what is not seen. */}
      <div className="visually-hidden">
        <table>
          <thead>
            <tr>
              <td />
              <th>{x.label}</th>
              <th>{y.label}</th>
            </tr>
          </thead>
          <tbody>
            {lines.flatMap((line) =>
              [line.points[0], line.points.at(-1)].flatMap((point, i) =>
                point === undefined ? (
                  []
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the first point and the last
                  <tr key={`${line.label} ${i}`}>
                    <th scope="row">{line.label}</th>
                    <td>{told(x, point[0])}</td>
                    <td>{told(y, point[1])}</td>
                  </tr>
                ),
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

function told({ isShare }: Axis, value: number): string {
  if (isShare) return percent(value);
  return Number.isInteger(value) ? formatCount(value) : String(Number(value.toPrecision(3)));
}

function scaleOf({ isShare, isLogarithmic }: Axis, values: readonly number[]) {
  const whole = isShare ? percent : formatCount;
  if (isLogarithmic) return { ...logScale(Math.max(...values)), tickFormatter: whole };
  const scale = roundScale(0, Math.max(...values), isShare ? 0.01 : 0);
  const step = scale.ticks[1] ?? 1;
  // Of a coefficient below 1 all ticks would be 0.
  const digits = Math.ceil(-Math.log10(step) - 1e-9);
  const tickFormatter = isShare || digits <= 0 ? whole : (value: number) => value.toFixed(digits);
  return { scale: "linear" as const, ...scale, tickFormatter };
}
