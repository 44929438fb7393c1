import { memo, type ReactElement, useDeferredValue, useMemo, useRef } from "react";
import { useElementWidth } from "../../compare/useElementWidth";
import type { ChartProps } from "../chart";
import { acrossOf } from "../words/measureInWords";
import { axisOf, premiumExtent, valueExtent } from "./axis";
import { ChartShell } from "./ChartShell";
import { comparisonInWords, doubtNote } from "./figureText";
import { loadScatterFrame } from "./frames";
import { LazyFrame } from "./LazyFrame";
import { ScatterPlainFrame } from "./PlainFrames";
import { besideDiagonal, ScatterGuides, ScatterMarks, ScatterNames } from "./ScatterMarks";
import { SeriesLegend } from "./SeriesLegend";
import { scatterLabels } from "./scatterLabels";
import { scatterLayout } from "./scatterLayout";
import { nearestPoint, scatterPoints } from "./scatterPoints";
import { symbolPath } from "./symbols";
import { useStable } from "./unchanged";
import { useCursor } from "./useCursor";

/** How far from a point the mouse still means it, in pixels. */
const reach = 24;

/** Byte premium against token premium, or that against another measure: a point for each language and tokenizer. */
export default function Scatter(props: ChartProps): ReactElement {
  const { scale, pivot, measure, onOpen } = props;
  // Figures arrive many times a second: React draws them in slices, and lets the page have its turn between.
  const rows = useDeferredValue(props.rows);
  const series = useStable(props.series);
  const canvas = useRef<HTMLDivElement>(null);
  const width = useElementWidth(canvas);
  const layout = useMemo(() => scatterLayout(width), [width]);
  const across = acrossOf(measure);
  const x = useStable(axisOf(premiumExtent(rows, across.of), scale));
  const y = useStable(axisOf(valueExtent(rows, false), scale, measure));
  const points = useMemo(() => scatterPoints(rows, x, y, layout, across.of), [rows, x, y, layout, across.of]);

  const labels = useMemo(
    () => scatterLabels(rows, points, layout, besideDiagonal({ x, y, layout, measure })),
    [rows, points, x, y, layout, measure],
  );

  const placeOf = (mark: number) => {
    const middle = points.y[mark] ?? 0;
    return { x: points.x[mark] ?? 0, top: middle - 10, bottom: middle + 10 };
  };
  const rowOf = (mark: number) => rows[points.row[mark] ?? -1];
  const cursor = useCursor({
    count: points.count,
    locate: (at) => {
      const mark = nearestPoint(points, at.x, at.y, reach);
      return mark === null ? null : { mark, ...placeOf(mark) };
    },
    target: (key, from) => {
      // Left and right among the languages of a tokenizer, up and down among the tokenizers of a language.
      const along = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[key];
      if (along === undefined) return null;
      if (from < 0) return 0;
      const column = key === "ArrowRight" || key === "ArrowLeft" ? points.series : points.row;
      let next = from + along;
      while (next >= 0 && next < points.count && column[next] !== column[from]) next += along;
      return next < 0 || next >= points.count ? from : next;
    },
    reveal: placeOf,
    open: (mark) => {
      const code = rowOf(mark)?.language.code;
      if (code !== undefined) onOpen(code);
    },
  });
  const mark = cursor.active?.mark ?? null;
  const active = mark === null ? undefined : rowOf(mark);
  const only = mark === null ? 0 : (points.series[mark] ?? 0);

  return (
    <ChartShell
      className="scatter"
      name={`Scatter plot: ${across.inText} and ${measure.inText} of ${rows.length} languages ${comparisonInWords(props)}`}
      hint="Left and right move from language to language, up and down from tokenizer to tokenizer, Enter opens the language's passage."
      {...{ series, measure }}
      mode={props.mode}
      cursor={cursor}
      width={width}
      height={layout.height}
      at={active === undefined ? null : { row: active, only }}
      head={<SeriesLegend series={series} marks="points" note={doubtNote(rows, measure)} />}
    >
      {(focus) => (
        <>
          {width > 0 && (
            <LazyFrame
              load={loadScatterFrame}
              plain={ScatterPlainFrame}
              width={width}
              height={layout.height}
              props={{ x, y, layout }}
            />
          )}
          <div
            {...focus}
            ref={canvas}
            className={mark === null ? "chart-canvas" : "chart-canvas on-mark"}
            style={{ height: layout.height }}
          >
            {width > 0 && (
              <svg width={width} height={layout.height} aria-hidden="true">
                <StillMarks points={points} series={series} layout={layout} />
                <StillNames labels={labels} />
                <ScatterGuides x={x} y={y} layout={layout} pivotName={pivot.name} measure={measure} />
                {mark !== null && (
                  <path
                    d={symbolPath(only, points.x[mark] ?? 0, points.y[mark] ?? 0, layout.radius + 2)}
                    fill={series[only]?.color}
                    stroke="var(--ink)"
                    strokeWidth="2"
                  />
                )}
              </svg>
            )}
          </div>
        </>
      )}
    </ChartShell>
  );
}

/** Not drawn anew while the mouse moves. */
const StillMarks = memo(ScatterMarks);
const StillNames = memo(ScatterNames);
