import type { ComponentType } from "react";
import type { Chart } from "../../state/languages/choice";
import type { ChartProps } from "./chart";

/** Loads the drawing of each chart, which brings what it needs with it. */
export const drawings: Readonly<Record<Chart, () => Promise<{ readonly default: ComponentType<ChartProps> }>>> = {
  bars: () => import("./charts/Bars"),
  heat: () => import("./charts/HeatMap"),
  scatter: () => import("./charts/Scatter"),
  map: () => import("./charts/WorldMap"),
};

/** Has a chart's code loaded and read before there is anything to draw. */
export function preloadDrawing(chart: Chart): void {
  // A failure shows when the chart is drawn.
  drawings[chart]().catch(() => {});
}
