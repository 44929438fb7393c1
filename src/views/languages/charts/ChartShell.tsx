import { type HTMLAttributes, type ReactElement, type ReactNode, useId } from "react";
import type { PremiumMode } from "../../../analysis/premium";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { ChartRow, ChartSeries } from "../chart";
import "./charts.css";
import { FigureCard } from "./FigureCard";
import { rowInWords } from "./figureText";
import type { Cursor, Place } from "./useCursor";

interface ChartShellProps {
  readonly className: string;
  /** What the chart shows, for those who hear it. */
  readonly name: string;
  /** How to move in it. */
  readonly hint: string;
  readonly series: readonly ChartSeries[];
  readonly measure: LanguageMeasure;
  readonly mode: PremiumMode;
  readonly cursor: Cursor;
  /** The chart's size in CSS pixels; figures stay within its width. */
  readonly width: number;
  readonly height: number;
  /** The language and the one series (null for all) that the cursor is at. */
  readonly at: { readonly row: ChartRow; readonly only: number | null } | null;
  /** Above the marks: legend, choices. */
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  /** The marks; the element that has the focus, and scrolls if any does, takes these properties. */
  children(focus: FocusProps): ReactNode;
}

/** What makes an element the chart's one tab stop. */
export type FocusProps = Pick<
  HTMLAttributes<HTMLDivElement>,
  "role" | "aria-roledescription" | "aria-label" | "aria-describedby" | "tabIndex"
> &
  Cursor["handlers"];

/** What all charts have in common: a name, one tab stop, and the exact figures of what is pointed at. */
export function ChartShell(props: ChartShellProps): ReactElement {
  const { className, name, hint, series, measure, mode, cursor, width, height, at, head, foot, children } = props;
  const hintId = useId();
  const { active } = cursor;
  return (
    <div className={`chart ${className}`}>
      {head}
      <div className="chart-marks">
        {children({
          // An application, since an image has no focus and arrow keys would not reach it. The table beside it says it all.
          role: "application",
          "aria-roledescription": "chart",
          "aria-label": name,
          "aria-describedby": hintId,
          tabIndex: 0,
          ...cursor.handlers,
        })}
        {active !== null && at !== null && (
          <div className="figure-card" aria-hidden="true" style={cardPlace(active, width, height)}>
            <FigureCard row={at.row} {...{ series, measure, mode }} only={at.only} />
          </div>
        )}
      </div>
      {foot}
      <p id={hintId} hidden>
        {hint}
      </p>
      <p role="status" className="visually-hidden">
        {active?.byKey && at !== null ? rowInWords(at.row, series, { measure, mode }, at.only) : ""}
      </p>
    </div>
  );
}

/** Beside the mark where there is more room, or, on a narrow chart, across it. */
function cardPlace({ x, top, bottom }: Place, width: number, height: number) {
  const vertical = top > height * 0.55 ? { bottom: height - top + 6 } : { top: bottom + 6 };
  if (width < 640) return { ...vertical, insetInline: 0 };
  return x > width / 2 ? { ...vertical, right: width - x + 14 } : { ...vertical, left: x + 14 };
}
