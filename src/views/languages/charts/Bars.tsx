import { memo, type ReactElement, useCallback, useDeferredValue, useMemo, useRef } from "react";
import { revealRow, useVisibleRows } from "../../../ui/useVisibleRows";
import type { ChartProps } from "../chart";
import { axisTitle } from "../words/measureInWords";
import { axisOf, valueExtent } from "./axis";
import { BarsRow } from "./BarsRow";
import { barsLayout } from "./barsLayout";
import { ChartShell } from "./ChartShell";
import { barsNote, comparisonInWords } from "./figureText";
import { loadBarsFrame } from "./frames";
import { LazyFrame } from "./LazyFrame";
import { BarsPlainFrame } from "./PlainFrames";
import { RowScroller } from "./RowScroller";
import { SeriesLegend } from "./SeriesLegend";
import { isSameRow, useStable } from "./unchanged";
import { useCursor } from "./useCursor";

/** Ranked bars: a language a row, a bar a tokenizer, with 95% intervals. Only the rows in sight are drawn. */
export default function Bars(props: ChartProps): ReactElement {
  const { scale, pivot, measure, onOpen } = props;
  // Figures arrive many times a second: React draws them in slices, and lets the page have its turn between.
  const rows = useDeferredValue(props.rows);
  const series = useStable(props.series);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeightOf = useCallback((width: number) => barsLayout(width, series.length).rowHeight, [series.length]);
  const { start, end, width, height } = useVisibleRows(scroller, rowHeightOf, rows.length);
  const layout = useMemo(() => barsLayout(width, series.length), [width, series.length]);
  const axis = useStable(axisOf(valueExtent(rows, true), scale, measure));
  const { rowHeight, axisHeight } = layout;

  const scrollTop = () => scroller.current?.scrollTop ?? 0;
  /** The row as it stands in the scrolled chart. */
  const placeOf = (row: number, x: number) => {
    const top = axisHeight + row * rowHeight - scrollTop();
    return { x, top, bottom: top + rowHeight };
  };
  const cursor = useCursor({
    count: rows.length,
    locate: ({ x, y }) => {
      const row = Math.floor((y - axisHeight + scrollTop()) / rowHeight);
      return y < axisHeight || row >= rows.length ? null : { mark: row, ...placeOf(row, x) };
    },
    target: (key, from) =>
      ({ ArrowDown: from + 1, ArrowUp: from - 1, PageDown: from + 10, PageUp: from - 10 })[key] ?? null,
    reveal: (row) => {
      if (scroller.current !== null) revealRow(scroller.current, row, rowHeight);
      return placeOf(row, layout.plotLeft);
    },
    open: (row) => {
      const code = rows[row]?.language.code;
      if (code !== undefined) onOpen(code);
    },
  });
  const active = cursor.active === null ? undefined : rows[cursor.active.mark];

  return (
    <ChartShell
      className="bars"
      name={`Bar chart: ${measure.inText} of ${rows.length} languages ${comparisonInWords(props)}`}
      hint="Arrow keys move from language to language, Enter opens the language's passage."
      {...{ series, measure }}
      mode={props.mode}
      cursor={cursor}
      width={width}
      height={axisHeight + height}
      at={active === undefined ? null : { row: active, only: null }}
      head={<SeriesLegend series={series} marks="bars" note={barsNote(rows, props)} />}
    >
      {(focus) => (
        <>
          {width > 0 && (
            <LazyFrame
              load={loadBarsFrame}
              plain={BarsPlainFrame}
              width={width}
              height={axisHeight + height}
              props={{ axis, layout, height, title: axisTitle(measure, pivot.name, layout.plotWidth) }}
            />
          )}
          <div style={{ paddingTop: axisHeight }}>
            <RowScroller
              scroller={scroller}
              rowHeight={rowHeight}
              count={rows.length}
              active={cursor.active?.mark ?? null}
              onScroll={cursor.leave}
              focus={focus}
            >
              {rows.slice(start, end).map((row, i) => (
                <g key={row.language.code} transform={`translate(0 ${(start + i) * rowHeight})`}>
                  <StillBarsRow {...{ row, series, axis, layout }} lacking={measure.lacking} />
                </g>
              ))}
            </RowScroller>
          </div>
        </>
      )}
    </ChartShell>
  );
}

/** A row that is drawn anew only when something in it has changed. */
const StillBarsRow = memo(
  BarsRow,
  (a, b) =>
    isSameRow(a.row, b.row) &&
    a.series === b.series &&
    a.axis === b.axis &&
    a.layout === b.layout &&
    a.lacking === b.lacking,
);
