import { memo, type ReactElement, useCallback, useDeferredValue, useMemo, useRef } from "react";
import { revealRow, useVisibleRows } from "../../../ui/useVisibleRows";
import type { ChartProps } from "../chart";
import { ChartShell } from "./ChartShell";
import { ColorLegend, colorLegendSize } from "./ColorLegend";
import { colorSteps } from "./figureColor";
import { comparisonInWords, doubtNote } from "./figureText";
import { HeatHead, HeatRow } from "./HeatRow";
import { heatLayout } from "./heatLayout";
import { RowScroller } from "./RowScroller";
import { isSameRow, useStable } from "./unchanged";
import { useCursor } from "./useCursor";

/** Languages × tokenizers, the figure as a colour and a number. Only the rows in sight are drawn. */
export default function HeatMap(props: ChartProps): ReactElement {
  const { measure, onOpen } = props;
  // Figures arrive many times a second: React draws them in slices, and lets the page have its turn between.
  const rows = useDeferredValue(props.rows);
  const series = useStable(props.series);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeightOf = useCallback((width: number) => heatLayout(width, series).rowHeight, [series]);
  const { start, end, width, height } = useVisibleRows(scroller, rowHeightOf, rows.length);
  const layout = useMemo(() => heatLayout(width, series), [width, series]);
  const { rowHeight, headHeight, cellWidth, plotLeft } = layout;
  const steps = useStable(colorSteps(measure, rows));
  const columns = Math.max(1, series.length);

  const scrollTop = () => scroller.current?.scrollTop ?? 0;
  const placeOf = (mark: number) => {
    const top = headHeight + Math.floor(mark / columns) * rowHeight - scrollTop();
    return { x: plotLeft + ((mark % columns) + 0.5) * cellWidth, top, bottom: top + rowHeight };
  };
  const cursor = useCursor({
    count: rows.length * series.length,
    locate: ({ x, y }) => {
      const row = Math.floor((y - headHeight + scrollTop()) / rowHeight);
      // The name of a language stands for its first cell.
      const column = Math.max(0, Math.floor((x - plotLeft) / cellWidth));
      if (y < headHeight || row >= rows.length || column >= series.length) return null;
      const mark = row * columns + column;
      return { mark, ...placeOf(mark) };
    },
    target: (key, from) => {
      if (from < 0) return key.startsWith("Arrow") ? 0 : null;
      const row = Math.floor(from / columns);
      const targets: Record<string, number> = {
        ArrowLeft: Math.max(row * columns, from - 1),
        ArrowRight: Math.min(row * columns + columns - 1, from + 1),
        ArrowUp: row === 0 ? from : from - columns,
        ArrowDown: row === rows.length - 1 ? from : from + columns,
        PageUp: from - Math.min(row, 10) * columns,
        PageDown: from + Math.min(rows.length - 1 - row, 10) * columns,
      };
      return targets[key] ?? null;
    },
    reveal: (mark) => {
      if (scroller.current !== null) revealRow(scroller.current, Math.floor(mark / columns), rowHeight);
      return placeOf(mark);
    },
    open: (mark) => {
      const code = rows[Math.floor(mark / columns)]?.language.code;
      if (code !== undefined) onOpen(code);
    },
  });
  const mark = cursor.active?.mark ?? null;
  const active = mark === null ? undefined : rows[Math.floor(mark / columns)];

  return (
    <ChartShell
      className="heat-map"
      name={`Heat map: ${measure.inText} of ${rows.length} languages with ${series.length} tokenizers ${comparisonInWords(props)}`}
      hint="Arrow keys move from cell to cell, Enter opens the language's passage."
      {...{ series, measure }}
      mode={props.mode}
      cursor={cursor}
      width={width}
      height={headHeight + height}
      at={active === undefined || mark === null ? null : { row: active, only: mark % columns }}
      head={
        <div className="chart-legend">
          <svg {...colorLegendSize} aria-hidden="true">
            <ColorLegend measure={measure} steps={steps} />
          </svg>
          <p>{doubtNote(rows, measure)}</p>
        </div>
      }
    >
      {(focus) => (
        <>
          <svg width={width} height={headHeight} className="heat-head" aria-hidden="true">
            {width > 0 && <HeatHead series={series} layout={layout} />}
          </svg>
          <RowScroller
            scroller={scroller}
            rowHeight={rowHeight}
            count={rows.length}
            active={mark === null ? null : Math.floor(mark / columns)}
            onScroll={cursor.leave}
            focus={focus}
          >
            {width > 0 &&
              rows.slice(start, end).map((row, i) => (
                <g key={row.language.code} transform={`translate(0 ${(start + i) * rowHeight})`}>
                  <StillHeatRow {...{ row, layout, steps }} form={measure.form} />
                </g>
              ))}
            {mark !== null && (
              <rect
                x={plotLeft + (mark % columns) * cellWidth}
                y={Math.floor(mark / columns) * rowHeight}
                width={cellWidth}
                height={rowHeight}
                fill="none"
                stroke="var(--ink)"
                strokeWidth="2"
              />
            )}
          </RowScroller>
        </>
      )}
    </ChartShell>
  );
}

/** A row that is drawn anew only when something in it has changed. */
const StillHeatRow = memo(
  HeatRow,
  (a, b) => isSameRow(a.row, b.row) && a.layout === b.layout && a.steps === b.steps && a.form === b.form,
);
