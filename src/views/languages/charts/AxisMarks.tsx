import type { ReactElement } from "react";
import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import { formatFigureTick } from "../words/figureForm";
import { type Axis, positionOn } from "./axis";
import { estimateWidth, pixels } from "./text";

/** Size of the numbers along axes, in pixels. */
export const tickSize = 12;

/** Colour of a line across the plot; the pivot's is stronger. */
export const gridStroke = "var(--line)";
export const pivotStroke = "var(--ink-faint)";

/** The ticks whose numbers have room on an axis of so many pixels; of two that touch, the first, but always 1. */
export function legibleTicks(axis: Axis, length: number): readonly number[] {
  const place = (tick: number) => positionOn(axis, tick) * length;
  const reach = (tick: number) => estimateWidth(formatFigureTick(axis.form, tick), tickSize) / 2 + 5;
  const touches = (a: number, b: number) => Math.abs(place(a) - place(b)) < reach(a) + reach(b);
  const kept: number[] = [];
  for (const tick of axis.ticks) {
    const last = kept.at(-1);
    if (tick !== 1 && axis.ticks.includes(1) && touches(tick, 1)) continue;
    if (last === undefined || !touches(last, tick)) kept.push(tick);
  }
  return kept;
}

interface TickLabelProps {
  readonly x: number;
  readonly y: number;
  readonly tick: number;
  readonly form: FigureForm;
  readonly anchor: "middle" | "end";
}

/** The number beside a tick. */
export function TickLabel({ x, y, tick, form, anchor }: TickLabelProps): ReactElement {
  return (
    <text x={pixels(x)} y={pixels(y)} fontSize={tickSize} fill="var(--ink-soft)" textAnchor={anchor}>
      {formatFigureTick(form, tick)}
    </text>
  );
}

interface AxisTitleProps {
  readonly x: number;
  readonly y: number;
  readonly children: string;
  readonly anchor?: "start" | "middle" | "end";
}

/** What an axis measures. */
export function AxisTitle({ x, y, children, anchor = "start" }: AxisTitleProps): ReactElement {
  return (
    <text x={pixels(x)} y={pixels(y)} fontSize={tickSize} fontWeight="600" fill="var(--ink)" textAnchor={anchor}>
      {children}
    </text>
  );
}
