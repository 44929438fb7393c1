import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { pinPlace } from "../../../../state/compare/place";
import { useAppStore } from "../../../../state/store";
import { baseDirection } from "../../../../text/direction";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { formatCount } from "../../../../ui/format";
import { GridPart } from "../../../../ui/GridPart";
import { useRowCursor } from "../../../../ui/useRowCursor";
import { Swatch } from "../../../Swatch";
import type { LineRow } from "./lineRows";
import type { ToldLines } from "./useLines";

interface LinesTableProps {
  readonly told: ToldLines;
  readonly rows: readonly LineRow[];
  /** The column that rows are sorted by; null where they are in the text's order. */
  readonly by: number | null;
  onSort(reference: TokenizerReference): void;
}

/** Pixels, as lines.css has them. */
const rowHeight = 34;
/** UTF-16 units of a line that a row shows: the columns have all of it. */
const mostShown = 160;

/** Lines or sections with their tokens: one tab stop, of which only rows in sight exist; Enter or a click pins one. */
export function LinesTable({ told, rows, by, onSort }: LinesTableProps): ReactElement {
  const { references, bytes } = told;
  const scroll = useRef<HTMLDivElement>(null);
  const current = useRef(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: rowHeight,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      const kept = Math.min(current.current, rows.length - 1);
      return inSight.includes(kept) ? inSight : [...inSight, kept].sort((a, b) => a - b);
    },
  });
  const cursor = useRowCursor(rows, (i) => virtual.scrollToIndex(i));
  current.current = cursor.current;
  const pinned = useAppStore((state) => state.comparison.pinned);
  const most = references.map((_, column) => Math.max(1, ...largest(rows, column)));
  const pin = ({ line }: LineRow) => {
    const start = bytes[line] as number;
    const trailing = writtenOf(told, line).length - lineOf(told, line).length;
    // Line breaks are a byte a unit.
    pinPlace({ start, end: Math.max(start, (bytes[line + 1] as number) - trailing) }, "lines");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows[Number((event.target as HTMLElement).dataset.row)];
    if (row !== undefined && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      pin(row);
    } else cursor.onKeyDown(event);
  };
  return (
    <div className="lines-scroll scrolls-sideways" ref={scroll}>
      <GridPart
        role="grid"
        aria-label="Tokens of lines"
        aria-rowcount={rows.length + 1}
        className="lines-grid"
        style={{ "--columns": references.length } as React.CSSProperties}
        onFocus={cursor.onFocus}
        onKeyDown={onKeyDown}
      >
        <GridPart role="rowgroup" className="lines-heads">
          <GridPart role="row" aria-rowindex={1} className="lines-row">
            <GridPart role="columnheader" className="number">
              Line
            </GridPart>
            <GridPart role="columnheader">Text</GridPart>
            {references.map((reference, i) => (
              <GridPart
                key={reference}
                role="columnheader"
                className="number"
                aria-sort={by === i ? "descending" : undefined}
              >
                {by === null ? (
                  <Name reference={reference} />
                ) : (
                  <button type="button" onClick={() => onSort(reference)}>
                    <Name reference={reference} />
                  </button>
                )}
              </GridPart>
            ))}
          </GridPart>
        </GridPart>
        <GridPart role="rowgroup" className="lines-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const written = lineOf(told, row.line);
            return (
              <GridPart
                key={row.line}
                role="row"
                tabIndex={index === cursor.current ? 0 : -1}
                data-row={index}
                data-line={row.line + 1}
                aria-rowindex={index + 2}
                aria-selected={pinned?.start === bytes[row.line] && pinned !== undefined}
                className="lines-row"
                style={{ transform: `translateY(${start}px)`, "--level": row.level } as React.CSSProperties}
                onClick={() => pin(row)}
              >
                <GridPart role="gridcell" className="number">
                  {formatCount(row.line + 1)}
                </GridPart>
                <GridPart role="rowheader" className={row.level > 0 ? "lines-text heading" : "lines-text"}>
                  <bdi dir={baseDirection(written)}>
                    {written.trim() === "" ? <small>empty</small> : written.slice(0, mostShown).trimStart()}
                  </bdi>
                </GridPart>
                {references.map((reference, column) => (
                  <GridPart
                    key={reference}
                    role="gridcell"
                    className="number"
                    data-tokenizer={reference}
                    data-tokens={row.tokens[column]}
                  >
                    <span
                      className="lines-bar"
                      style={{ inlineSize: `${(100 * (row.tokens[column] ?? 0)) / (most[column] ?? 1)}%` }}
                    />
                    {formatCount(row.tokens[column] ?? 0)}
                  </GridPart>
                ))}
              </GridPart>
            );
          })}
        </GridPart>
      </GridPart>
    </div>
  );
}

function Name({ reference }: { readonly reference: TokenizerReference }): ReactElement {
  const titleOf = useColumnTitles();
  return (
    <>
      <Swatch reference={reference} />
      {titleOf(reference)}
    </>
  );
}

/** The greatest count of a column, in a list; spread, a text's lines would be too many arguments. */
function largest(rows: readonly LineRow[], column: number): [number] {
  return [rows.reduce((most, { tokens }) => Math.max(most, tokens[column] ?? 0), 0)];
}

/** A line with its break. */
function writtenOf({ text, units }: ToldLines, line: number): string {
  return text.slice(units[line], units[line + 1] ?? text.length);
}

function lineOf(told: ToldLines, line: number): string {
  return writtenOf(told, line).replace(/[\r\n]+$/, "");
}
