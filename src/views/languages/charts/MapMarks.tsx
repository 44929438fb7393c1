import type { GeoPermissibleObjects } from "d3-geo";
import { memo, type ReactElement } from "react";
import { stepColor } from "./figureColor";
import { type MapLayout, type MapPoint, mapPath } from "./mapLayout";
import { symbolPath } from "./symbols";

interface MapBaseProps {
  readonly layout: MapLayout;
  readonly land: GeoPermissibleObjects;
}

/** Sea and land. Not drawn anew while figures arrive. */
export const MapBase = memo(function MapBase({ layout, land }: MapBaseProps): ReactElement {
  return (
    <>
      <path d={mapPath(layout, { type: "Sphere" })} fill="var(--sunken)" stroke="var(--line)" strokeWidth="1" />
      <path d={mapPath(layout, land)} fill="var(--line)" stroke="var(--surface)" strokeWidth="0.5" />
    </>
  );
});

interface MapMarksProps {
  readonly points: readonly MapPoint[];
  readonly radius: number;
}

/** All points; those of a colour that lie next to each other in order are one path. */
export const MapMarks = memo(function MapMarks({ points, radius }: MapMarksProps): ReactElement {
  return (
    <>
      {runsOf(points).map((run) => {
        const [{ row, step, doubtful }] = run;
        return (
          <path
            key={row}
            d={run.map(({ x, y }) => symbolPath(0, x, y, radius)).join("")}
            fill={doubtful ? "var(--surface)" : stepColor(step)}
            stroke={doubtful ? "var(--warning-ink)" : "var(--ink-soft)"}
            strokeWidth={doubtful ? 1.4 : 0.8}
          />
        );
      })}
    </>
  );
});

/** Neighbours in the order of drawing that look the same. */
function runsOf(points: readonly MapPoint[]): [MapPoint, ...MapPoint[]][] {
  const runs: [MapPoint, ...MapPoint[]][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run !== undefined && run[0].step === point.step && run[0].doubtful === point.doubtful) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
