import type { ReactElement } from "react";
import { hasManyUnknown, type LanguageFigures } from "../../../analysis/languageFigures";
import { formatPremium } from "../../../ui/format";
import type { ChartRow, ChartSeries } from "../chart";
import { type Axis, positionOn } from "./axis";
import type { BarsLayout } from "./barsLayout";
import { unknownMark, unknownShare } from "./figureText";
import { RowLabel } from "./RowLabel";
import { pixels } from "./text";

interface BarsRowProps {
  readonly row: ChartRow;
  readonly series: readonly ChartSeries[];
  readonly axis: Axis;
  readonly layout: BarsLayout;
}

/** A language's name, its bars with their intervals, and the mark of figures to doubt; its upper left corner is at the origin. */
export function BarsRow({ row, series, axis, layout }: BarsRowProps): ReactElement {
  const middle = layout.rowHeight / 2;
  const first = middle - (series.length * layout.pitch - 1) / 2;
  const worst = row.figures
    .filter((figures) => figures !== null && hasManyUnknown(figures))
    .reduce<LanguageFigures | null>((a, b) => (a === null || (b && unknownShare(b) > unknownShare(a)) ? b : a), null);
  return (
    <>
      <RowLabel language={row.language} layout={layout} middle={middle} />
      {series.map((one, i) => {
        const figures = row.figures[i] ?? null;
        return figures === null || figures.premium === null ? null : (
          <Bar
            key={one.reference}
            figures={figures}
            premium={figures.premium}
            color={one.color}
            axis={axis}
            layout={layout}
            top={first + i * layout.pitch}
          />
        );
      })}
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

interface BarProps {
  readonly figures: LanguageFigures;
  readonly premium: number;
  readonly color: string;
  readonly axis: Axis;
  readonly layout: BarsLayout;
  readonly top: number;
}

/** One bar. It starts at 0, or on a logarithmic axis, which has none, at the pivot's 1. */
function Bar({ figures, premium, color, axis, layout, top }: BarProps): ReactElement {
  const at = (value: number) => layout.plotLeft + positionOn(axis, value) * layout.plotWidth;
  const start = at(axis.scale === "log" ? 1 : 0);
  const end = at(premium);
  const { barHeight: height } = layout;
  // The pivot itself would have no bar on a logarithmic axis.
  const width = Math.max(2, Math.abs(end - start));
  const left = Math.min(start, end);
  const doubtful = hasManyUnknown(figures);
  const { interval } = figures;
  return (
    <>
      {doubtful ? (
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
      {interval !== null && interval[1] > interval[0] && (
        <Whisker
          interval={[at(interval[0]), at(interval[1])]}
          filled={doubtful ? [left, left] : [left, left + width]}
          middle={top + height / 2}
          hasCaps={height >= 6}
        />
      )}
      {layout.hasValues && (
        <text
          x={pixels(Math.max(end, start, interval === null ? 0 : at(interval[1])) + 5)}
          y={pixels(top + height / 2 + 4)}
          fontSize="11"
          fill="var(--ink-soft)"
        >
          {formatPremium(premium)}
        </text>
      )}
    </>
  );
}

interface WhiskerProps {
  readonly interval: readonly [low: number, high: number];
  /** The part of the row that the bar fills: there the line has the surface's colour, elsewhere the text's. */
  readonly filled: readonly [left: number, right: number];
  readonly middle: number;
  /** Thin bars have no room for caps. */
  readonly hasCaps: boolean;
}

/** An interval: a line along the bar's middle, all in pixels. */
function Whisker({ interval: [low, high], filled: [left, right], middle, hasCaps }: WhiskerProps): ReactElement {
  const y = pixels(middle);
  const line = (from: number, to: number) => (to > from ? `M${pixels(from)} ${y}H${pixels(to)}` : "");
  const cap = (x: number) => (hasCaps ? `M${pixels(x)} ${pixels(middle - 2.5)}V${pixels(middle + 2.5)}` : "");
  const isInside = (x: number) => x > left && x < right;
  const inside = line(Math.max(low, left), Math.min(high, right)) + [low, high].filter(isInside).map(cap).join("");
  const outside =
    line(low, Math.min(high, left)) +
    line(Math.max(low, right), high) +
    [low, high]
      .filter((x) => !isInside(x))
      .map(cap)
      .join("");
  return (
    <>
      {inside !== "" && <path d={inside} fill="none" stroke="var(--surface)" strokeWidth="1.2" />}
      {outside !== "" && <path d={outside} fill="none" stroke="var(--ink)" strokeWidth="1.2" />}
    </>
  );
}
