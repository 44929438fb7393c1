import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { baseDirection } from "../../../../text/direction";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { formatCount, formatShare } from "../../../../ui/format";
import { GridPart } from "../../../../ui/GridPart";
import { useRowCursor } from "../../../../ui/useRowCursor";
import { Swatch } from "../../../Swatch";

/** What a row is about, and its tokens in each column; null where they are not known. */
interface TokensRow {
  /** How deep a heading is, from 1; 0 for what is none. */
  readonly level: number;
  readonly tokens: readonly (number | null)[];
}

interface LinesTableProps<Row extends TokensRow> {
  readonly label: string;
  /** What the first column is called. */
  readonly head: string;
  readonly references: readonly TokenizerReference[];
  readonly rows: readonly Row[];
  /** A row's key, what stands in its first cell, and where the page's contract has it. */
  keyOf(row: Row): string | number;
  numberOf(row: Row): string;
  placeOf(row: Row): Readonly<Record<`data-${string}`, string | number>>;
  textOf(row: Row): string;
  /** What is said where a row has no text. */
  readonly empty: string;
  /** Tokens of each column, for a row's share of them; null where shares say nothing. */
  readonly totals: readonly number[] | null;
  isPinned(row: Row): boolean;
  onPin(row: Row): void;
  /** The column that rows are sorted by; null where they are in the text's order. */
  readonly by: number | null;
  onSort(reference: TokenizerReference): void;
}

/** Pixels, as lines.css has them. */
const rowHeight = 34;
/** UTF-16 units of a line that a row shows: the columns have all of it. */
const mostShown = 160;

/** Lines, sections or messages with their tokens: one tab stop, of which only rows in sight exist; Enter or a click pins one. */
export function LinesTable<Row extends TokensRow>(props: LinesTableProps<Row>): ReactElement {
  const { references, rows, totals, by, onSort, onPin: pin } = props;
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
  const most = references.map((_, column) => Math.max(1, ...largest(rows, column)));
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
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        className="lines-grid"
        style={{ "--columns": references.length } as React.CSSProperties}
        onFocus={cursor.onFocus}
        onKeyDown={onKeyDown}
      >
        <GridPart role="rowgroup" className="lines-heads">
          <GridPart role="row" aria-rowindex={1} className="lines-row">
            <GridPart role="columnheader" className="number">
              {props.head}
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
            const written = props.textOf(row);
            return (
              <GridPart
                key={props.keyOf(row)}
                role="row"
                tabIndex={index === cursor.current ? 0 : -1}
                data-row={index}
                {...props.placeOf(row)}
                aria-rowindex={index + 2}
                aria-selected={props.isPinned(row)}
                className="lines-row"
                style={{ transform: `translateY(${start}px)`, "--level": row.level } as React.CSSProperties}
                onClick={() => pin(row)}
              >
                <GridPart role="gridcell" className="number">
                  {props.numberOf(row)}
                </GridPart>
                <GridPart role="rowheader" className={row.level > 0 ? "lines-text heading" : "lines-text"}>
                  <bdi dir={baseDirection(written)}>
                    {written.trim() === "" ? <small>{props.empty}</small> : written.slice(0, mostShown).trimStart()}
                  </bdi>
                </GridPart>
                {references.map((reference, column) => {
                  const tokens = row.tokens[column] ?? null;
                  const total = totals?.[column] ?? 0;
                  return (
                    <GridPart
                      key={reference}
                      role="gridcell"
                      className="number"
                      data-tokenizer={reference}
                      data-tokens={tokens ?? undefined}
                    >
                      <span
                        className="lines-bar"
                        style={{ inlineSize: `${(100 * (tokens ?? 0)) / (most[column] ?? 1)}%` }}
                      />
                      {tokens === null ? "not told" : formatCount(tokens)}
                      {tokens !== null && total > 0 && <small> {formatShare(tokens / total)}</small>}
                    </GridPart>
                  );
                })}
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
function largest(rows: readonly TokensRow[], column: number): [number] {
  return [rows.reduce((most, { tokens }) => Math.max(most, tokens[column] ?? 0), 0)];
}
