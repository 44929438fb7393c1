import type { ReactElement } from "react";
import { shownInterval } from "../../../analysis/fewSegments";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import type { ChartRow, ChartSeries } from "../chart";
import { formatFigure } from "../words/figureForm";
import { type Axis, positionOn } from "./axis";
import type { BarsLayout } from "./barsLayout";
import { unknownMark, unknownShare } from "./figureText";
import { RowLabel } from "./RowLabel";
import { pixels } from "./text";
import { whiskerPaths } from "./whiskers";

interface BarsRowProps {
  readonly row: ChartRow;
  readonly series: readonly ChartSeries[];
  readonly axis: Axis;
  readonly layout: BarsLayout;
  /** What a language lacks that was measured and has no figure. */
  readonly lacking: string | undefined;
}

/** A language's name, its bars with their intervals, and the mark of figures to doubt; its upper left corner is at the origin. */
export function BarsRow({ row, series, axis, layout, lacking }: BarsRowProps): ReactElement {
  const middle = layout.rowHeight / 2;
  const first = middle - (series.length * layout.pitch - 1) / 2;
  const worst = row.figures
    .filter((figures) => figures !== null && hasManyUnknown(figures))
    .reduce<LanguageFigures | null>((a, b) => (a === null || (b && unknownShare(b) > unknownShare(a)) ? b : a), null);
  const bars = series.flatMap(({ reference, color }, i) => {
    const figures = row.figures[i] ?? null;
    if (figures === null || figures.value === null) return [];
    return { reference, color, ...placeBar(figures, figures.value, axis, layout), top: first + i * layout.pitch };
  });
  const { inside, outside } = whiskerPaths(
    bars.flatMap(({ interval, left, width, top, isDoubtful }) => {
      if (interval === null) return [];
      const filled = [left, isDoubtful ? left : left + width] as const;
      return { interval, filled, middle: top + layout.barHeight / 2, hasCaps: layout.barHeight >= 6 };
    }),
  );
  return (
    <>
      <RowLabel language={row.language} layout={layout} middle={middle} />
      {series.map(({ reference }, i) =>
        row.figures[i] == null ? <PendingBar key={reference} layout={layout} top={first + i * layout.pitch} /> : null,
      )}
      {bars.map(({ reference, ...bar }) => (
        <Bar key={reference} {...bar} text={formatFigure(axis.form, bar.value)} layout={layout} />
      ))}
      {lacking !== undefined && row.figures.every((figures) => figures?.value === null) && (
        <text x={layout.plotLeft + 6} y={pixels(middle + 4)} fontSize="11" fill="var(--ink-faint)">
          {lacking}
        </text>
      )}
      {inside !== "" && <path d={inside} fill="none" stroke="var(--surface)" strokeWidth="1.2" />}
      {outside !== "" && <path d={outside} fill="none" stroke="var(--ink)" strokeWidth="1.2" />}
      {worst !== null && (
        <text
          x={layout.width}
          y={pixels(middle + 4)}
          fontSize="11"
          fontWeight="600"
          fill="var(--warning-ink)"
          textAnchor="end"
        >
          {unknownMark(worst)}
        </text>
      )}
    </>
  );
}

/** A bar as it lies across the plot, in pixels. */
interface BarPlace {
  readonly value: number;
  readonly left: number;
  readonly width: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** Whether it is drawn hollow. */
  readonly isDoubtful: boolean;
}

/** Places a bar. It starts at 0, or on a logarithmic axis, which has none, at the pivot's 1, or where the axis begins. */
function placeBar(figures: LanguageFigures, value: number, axis: Axis, layout: BarsLayout): BarPlace {
  const at = (place: number) => layout.plotLeft + positionOn(axis, place) * layout.plotWidth;
  const start = at(axis.scale === "log" ? (axis.pivotAt ?? axis.domain[0]) : 0);
  const end = at(value);
  const interval = shownInterval(figures);
  return {
    value,
    left: Math.min(start, end),
    // The pivot itself would have no bar on a logarithmic axis.
    width: Math.max(2, Math.abs(end - start)),
    interval: interval === null ? null : [at(interval[0]), at(interval[1])],
    isDoubtful: hasManyUnknown(figures),
  };
}

interface PendingBarProps {
  readonly layout: BarsLayout;
  readonly top: number;
}

/** The place of a bar that is not measured yet: dashed, without colour and as long on any axis. Nothing would be read as zero. */
function PendingBar({ layout, top }: PendingBarProps): ReactElement {
  const { plotLeft, barHeight } = layout;
  return (
    <rect
      x={plotLeft + 0.5}
      y={pixels(top + 0.5)}
      width={pendingWidth}
      height={barHeight - 1}
      fill="none"
      stroke="var(--ink-faint)"
      strokeDasharray="3 3"
    />
  );
}

/** Pixels. */
const pendingWidth = 48;

interface BarProps extends Omit<BarPlace, "value"> {
  /** Its value. */
  readonly text: string;
  readonly color: string;
  readonly layout: BarsLayout;
  readonly top: number;
}

/** One bar, with its value where there is room. */
function Bar({ text, left, width, interval, isDoubtful, color, layout, top }: BarProps): ReactElement {
  const { barHeight: height } = layout;
  return (
    <>
      {isDoubtful ? (
        <rect
          x={pixels(left + 0.75)}
          y={pixels(top + 0.75)}
          width={pixels(Math.max(1, width - 1.5))}
          height={height - 1.5}
          fill="var(--surface)"
          stroke={color}
          strokeWidth="1.5"
        />
      ) : (
        <rect x={pixels(left)} y={pixels(top)} width={pixels(width)} height={height} fill={color} />
      )}
      {layout.hasValues && (
        <text
          x={pixels(Math.max(left + width, interval?.[1] ?? 0) + 5)}
          y={pixels(top + height / 2 + 4)}
          fontSize="11"
          fill="var(--ink-soft)"
        >
          {text}
        </text>
      )}
    </>
  );
}
