import { memo, type ReactElement, useMemo, useRef } from "react";
import { formatCount } from "../../../ui/format";
import { formatTick } from "../../../ui/laterFormats";
import { useElementWidth } from "../../compare/useElementWidth";
import { useCursor } from "../../languages/charts/useCursor";
import { endLabels } from "./endLabels";
import { hasNames, type PlotLayout, plotLayout, type ValueScale } from "./plotLayout";

/** A curve as it is drawn. */
export interface PlottedLine {
  readonly key: string;
  /** What it is of: a language, or all of them. */
  readonly name: string;
  /** The run that it is of. */
  readonly run: string;
  readonly color: string;
  /** Whether it is of the run beside. */
  readonly isDashed: boolean;
  readonly points: readonly { readonly size: number; readonly value: number }[];
}

interface GrowthPlotProps {
  /** What it shows, for those who hear it. */
  readonly name: string;
  readonly lines: readonly PlottedLine[];
  /** From the first size to the one that is trained for. */
  readonly sizes: { readonly from: number; readonly to: number };
  /** The size that is looked at elsewhere; null where none is. */
  readonly marked: number | null;
  readonly axis: string;
  readonly finest: number;
  readonly scale: ValueScale;
  write(value: number): string;
  /** Told of a size that somebody clicks. */
  onSize(size: number): void;
}

/** Pixels from a curve within which the pointer means it. */
const reach = 28;

/** Curves against the size of a vocabulary, with the figures of the one that is pointed at. The table beside it says the same. */
export function GrowthPlot(props: GrowthPlotProps): ReactElement {
  const { name, lines, sizes, marked, axis, finest, scale, write, onSize } = props;
  const canvas = useRef<HTMLDivElement>(null);
  const width = useElementWidth(canvas);
  const { from, to } = sizes;
  const layout = useMemo(
    () => plotLayout(width, lines, { from, to }, finest, scale),
    [width, lines, from, to, finest, scale],
  );
  // A mark is a point of a curve: the curve's number × so many + the point's.
  const most = Math.max(1, ...lines.map(({ points }) => points.length));
  const pointOf = (mark: number) => {
    const line = lines[Math.floor(mark / most)];
    const points = line?.points ?? [];
    const point = points[Math.min(mark % most, points.length - 1)];
    return line === undefined || point === undefined ? null : { line, point };
  };
  const placeOf = (mark: number) => {
    const found = pointOf(mark);
    const [x, y] = found === null ? [0, 0] : [layout.x(found.point.size), layout.y(found.point.value)];
    return { x, top: y - 10, bottom: y + 10 };
  };
  const cursor = useCursor({
    count: lines.length * most,
    locate: ({ x, y }) => {
      const mark = nearest(lines, most, layout, x, y);
      return mark === null ? null : { mark, ...placeOf(mark) };
    },
    target: (key, mark) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: most, ArrowUp: -most }[key];
      if (step === undefined) return null;
      if (mark < 0) return 0;
      const next = mark + step;
      const isSameLine = Math.floor(next / most) === Math.floor(mark / most);
      if (Math.abs(step) === 1 && !isSameLine) return mark;
      return next < 0 || next >= lines.length * most ? mark : next;
    },
    reveal: placeOf,
    open: (mark) => {
      const found = pointOf(mark);
      if (found !== null) onSize(found.point.size);
    },
  });
  const active = cursor.active === null ? null : pointOf(cursor.active.mark);
  const said = active === null ? "" : inWords(active.line, active.point, lines, write);
  return (
    <div className="growth-plot">
      <div className="chart-marks">
        {/* An application, since an image has no focus and arrow keys would not reach it. */}
        <div
          {...cursor.handlers}
          ref={canvas}
          role="application"
          aria-roledescription="chart"
          aria-label={`${name}. Left and right move along a curve, up and down from curve to curve, Enter cuts the text at that size.`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application has the focus
          tabIndex={0}
          className="growth-canvas"
          style={{ height: layout.height }}
        >
          {width > 0 && (
            <svg width={width} height={layout.height} aria-hidden="true">
              <Frame layout={layout} axis={axis} />
              {marked !== null && marked >= from && (
                <path
                  d={`M${layout.x(Math.min(marked, to))} ${layout.top}V${layout.bottom}`}
                  stroke="var(--place)"
                  strokeDasharray="2 3"
                />
              )}
              <Lines lines={lines} layout={layout} isolated={active?.line.key ?? null} />
              <Names lines={lines} layout={layout} />
              {active !== null && (
                <circle
                  cx={layout.x(active.point.size)}
                  cy={layout.y(active.point.value)}
                  r={4.5}
                  fill={active.line.color}
                  stroke="var(--surface)"
                  strokeWidth={2}
                />
              )}
            </svg>
          )}
        </div>
        {active !== null && cursor.active !== null && (
          <div className="growth-card" aria-hidden="true" style={cardPlace(cursor.active, layout)}>
            {said}
          </div>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {cursor.active?.byKey ? said : ""}
      </p>
    </div>
  );
}

/** Axes, with what they are of. Not drawn anew while the pointer moves. */
const Frame = memo(function Frame({
  layout,
  axis,
}: {
  readonly layout: PlotLayout;
  readonly axis: string;
}): ReactElement {
  const { left, right, top, bottom, height, x, y, sizes, values } = layout;
  return (
    <g>
      {values.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${y(tick)}H${right}`} stroke="var(--line)" />
          <text x={left - 8} y={y(tick) + 4} className="growth-tick" textAnchor="end">
            {formatTick(tick)}
          </text>
        </g>
      ))}
      {sizes.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${x(tick)} ${bottom}v4`} stroke="var(--line-strong)" />
          <text x={x(tick)} y={bottom + 18} className="growth-tick" textAnchor="middle">
            {formatCount(tick)}
          </text>
        </g>
      ))}
      <path d={`M${left} ${bottom}H${right}`} stroke="var(--line-strong)" />
      <text x={(left + right) / 2} y={height - 6} className="growth-axis" textAnchor="middle">
        Entries of the vocabulary
      </text>
      <text transform={`translate(12 ${(top + bottom) / 2}) rotate(-90)`} className="growth-axis" textAnchor="middle">
        {axis}
      </text>
    </g>
  );
});

const Lines = memo(function Lines(props: {
  readonly lines: readonly PlottedLine[];
  readonly layout: PlotLayout;
  /** The one that is pointed at: all others step back. */
  readonly isolated: string | null;
}): ReactElement {
  const { lines, layout, isolated } = props;
  const paths = useMemo(
    () =>
      lines.map(({ points }) =>
        // A first point alone is a dot: a stretch of no length with round ends.
        [...points, ...(points.length === 1 ? points : [])]
          .map(({ size, value }, i) => `${i === 0 ? "M" : "L"}${round(layout.x(size))} ${round(layout.y(value))}`)
          .join(""),
      ),
    [lines, layout],
  );
  return (
    <g className="growth-lines" fill="none" strokeLinejoin="round" strokeLinecap="round">
      {lines.map(({ key, color, isDashed, points }, i) => (
        <path
          key={key}
          d={paths[i]}
          stroke={color}
          strokeWidth={points.length === 1 ? 6 : isolated === key ? 3 : 1.75}
          strokeDasharray={isDashed ? "6 4" : undefined}
          opacity={isolated === null || isolated === key ? 1 : 0.3}
        />
      ))}
    </g>
  );
});

/** Names at the ends of the curves, of those that have room; where each stands twice, at the first run's. */
const Names = memo(function Names({
  lines,
  layout,
}: {
  readonly lines: readonly PlottedLine[];
  readonly layout: PlotLayout;
}): ReactElement | null {
  if (!hasNames(layout)) return null;
  const ended = lines.flatMap((line) => {
    const last = line.points.at(-1);
    return line.isDashed || last === undefined ? [] : [{ line, x: layout.x(last.size), y: layout.y(last.value) }];
  });
  return (
    <g>
      {endLabels(
        ended.map(({ y }) => y),
        14,
      ).map((i) => {
        const end = ended[i];
        return end === undefined ? null : (
          <text key={end.line.key} x={end.x + 8} y={end.y + 4} className="growth-name">
            {shortened(end.line.name)}
          </text>
        );
      })}
    </g>
  );
});

/** Characters of a name that have room beside the plot. */
const longestName = 18;

function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

function inWords(
  line: PlottedLine,
  { size, value }: PlottedLine["points"][number],
  lines: readonly PlottedLine[],
  write: (value: number) => string,
): string {
  const hasRuns = lines.some(({ isDashed }) => isDashed);
  return `${line.name}${hasRuns ? `, ${line.run}` : ""}: ${write(value)} at ${formatCount(size)} entries`;
}

/** The point that is meant by a place: of the curve nearest to it there. */
function nearest(lines: readonly PlottedLine[], most: number, layout: PlotLayout, x: number, y: number): number | null {
  let [found, least]: [number | null, number] = [null, reach];
  for (const [i, { points }] of lines.entries()) {
    for (const [j, { size, value }] of points.entries()) {
      const away = Math.hypot(layout.x(size) - x, layout.y(value) - y);
      if (away < least) [found, least] = [i * most + j, away];
    }
  }
  return found;
}

function cardPlace(
  { x, top, bottom }: { readonly x: number; readonly top: number; readonly bottom: number },
  { width, height }: PlotLayout,
) {
  const upright = top > height * 0.5 ? { bottom: height - top + 4 } : { top: bottom + 4 };
  return x > width / 2 ? { ...upright, right: width - x + 10 } : { ...upright, left: x + 10 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
