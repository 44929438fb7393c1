import { type ReactElement, useDeferredValue, useMemo, useRef } from "react";
import { setLanguages } from "../../../state/languages/setLanguages";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { plural } from "../../../ui/format";
import { useElementWidth } from "../../compare/useElementWidth";
import type { ChartProps } from "../chart";
import { ChartShell } from "./ChartShell";
import { ColorLegend, colorLegendSize } from "./ColorLegend";
import { colorSteps } from "./figureColor";
import { comparisonInWords, doubtNote } from "./figureText";
import { land } from "./land";
import { MapBase, MapMarks } from "./MapMarks";
import { countPlaceless, mapLayout, mapPoints, shownSeries } from "./mapLayout";
import { symbolPath } from "./symbols";
import { useStable } from "./unchanged";
import { useCursor } from "./useCursor";

/** How far from a point the mouse still means it, in pixels. */
const reach = 16;

/** A point a language on a map of the world, coloured by the figure that one tokenizer has there. */
export default function WorldMap(props: ChartProps): ReactElement {
  const { measure, onOpen } = props;
  // Figures arrive many times a second: React draws them in slices, and lets the page have its turn between.
  const rows = useDeferredValue(props.rows);
  const series = useStable(props.series);
  const shown = useAppStore((state) => state.comparison.languages.map);
  const canvas = useRef<HTMLDivElement>(null);
  const width = useElementWidth(canvas);
  const index = shownSeries(series, shown);
  const layout = useMemo(() => mapLayout(width), [width]);
  const steps = useStable(colorSteps(measure, rows));
  const points = useMemo(() => mapPoints(rows, index, layout, steps), [rows, index, layout, steps]);
  const label = series[index]?.label ?? "";

  const placeOf = (mark: number) => {
    const { x, y } = points[mark] ?? { x: 0, y: 0 };
    return { x, top: y - 10, bottom: y + 10 };
  };
  // Keys go in the order of the ranking, which is the rows', not in that of drawing.
  const ranked = useMemo(() => points.map((_, i) => i).sort((a, b) => rowOf(points, a) - rowOf(points, b)), [points]);
  const cursor = useCursor({
    count: points.length,
    locate: (at) => {
      let nearest: number | null = null;
      let least = reach;
      for (const [mark, { x, y }] of points.entries()) {
        const distance = Math.hypot(x - at.x, y - at.y);
        if (distance > least) continue;
        nearest = mark;
        least = distance;
      }
      return nearest === null ? null : { mark: nearest, ...placeOf(nearest) };
    },
    target: (key, from) => {
      const along = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
      if (along === undefined) return null;
      const at = from < 0 ? 0 : Math.max(0, Math.min(ranked.length - 1, ranked.indexOf(from) + along));
      return ranked[at] ?? null;
    },
    reveal: placeOf,
    open: (mark) => {
      const code = rows[rowOf(points, mark)]?.language.code;
      if (code !== undefined) onOpen(code);
    },
  });
  const active = cursor.active === null ? undefined : points[cursor.active.mark];
  const activeRow = active === undefined ? undefined : rows[active.row];
  const placeless = countPlaceless(rows);

  return (
    <ChartShell
      className="world-map"
      name={`World map: ${measure.inText} of ${label} in ${points.length} languages ${comparisonInWords(props)}`}
      hint="Arrow keys move from language to language in their order, Enter opens the language's passage."
      {...{ series, measure }}
      mode={props.mode}
      cursor={cursor}
      width={width}
      height={layout.height}
      at={activeRow === undefined ? null : { row: activeRow, only: index }}
      head={
        <div className="chart-legend">
          <svg {...colorLegendSize} aria-hidden="true">
            <ColorLegend measure={measure} steps={steps} />
          </svg>
          {series.length > 1 && (
            <TokenizerField series={series} index={index} onChange={(map) => setLanguages({ map })} />
          )}
          <p>{doubtNote(rows, measure, index)}</p>
        </div>
      }
      foot={
        placeless > 0 && (
          <p className="chart-note">{`${plural(placeless, "language")} without a place on the map ${placeless === 1 ? "is" : "are"} not shown.`}</p>
        )
      }
    >
      {(focus) => (
        <div {...focus} ref={canvas} className={active === undefined ? "chart-canvas" : "chart-canvas on-mark"}>
          <svg width={width} height={layout.height} aria-hidden="true">
            {width > 0 && (
              <>
                <MapBase layout={layout} land={land} />
                <MapMarks points={points} radius={layout.radius} />
                {active !== undefined && (
                  <path
                    d={symbolPath(0, active.x, active.y, layout.radius + 4)}
                    fill="none"
                    stroke="var(--ink)"
                    strokeWidth="2"
                  />
                )}
              </>
            )}
          </svg>
        </div>
      )}
    </ChartShell>
  );
}

function rowOf(points: readonly { readonly row: number }[], mark: number): number {
  return points[mark]?.row ?? -1;
}

interface TokenizerFieldProps extends Pick<ChartProps, "series"> {
  readonly index: number;
  onChange(reference: TokenizerReference): void;
}

/** Chooses the tokenizer of the map. */
function TokenizerField({ series, index, onChange }: TokenizerFieldProps): ReactElement {
  return (
    <label className="chart-field">
      Tokenizer
      <select
        className="field"
        value={index}
        onChange={(event) => {
          const chosen = series[Number(event.target.value)];
          if (chosen !== undefined) onChange(chosen.reference);
        }}
      >
        {series.map(({ reference, label }, i) => (
          <option key={reference} value={i}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
