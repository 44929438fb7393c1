import type { ReactElement } from "react";
import type { ChartSeries } from "../chart";
import { symbolPath } from "./symbols";

interface SeriesLegendProps {
  readonly series: readonly ChartSeries[];
  /** Whether each series has a shape of its own, or a bar. */
  readonly marks: "bars" | "points";
  /** What else there is to know. */
  readonly note?: string | undefined;
}

/** Which colour, and which shape or place, is which tokenizer. */
export function SeriesLegend({ series, marks, note }: SeriesLegendProps): ReactElement {
  return (
    <div className="chart-legend">
      <ul>
        {series.map((one, i) => (
          <li key={one.reference}>
            <svg width="14" height="14" aria-hidden="true">
              {marks === "bars" ? (
                <rect x="0" y="3.5" width="14" height="7" rx="1" fill={one.color} />
              ) : (
                <path d={symbolPath(i, 7, 7, 5)} fill={one.color} />
              )}
            </svg>
            {one.label}
          </li>
        ))}
      </ul>
      {note !== undefined && <p>{note}</p>}
    </div>
  );
}
