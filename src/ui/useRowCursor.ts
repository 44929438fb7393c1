import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";

interface RowCursor {
  /** The row that has the table's one tab stop. */
  readonly current: number;
  onFocus(event: FocusEvent<HTMLElement>): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  /** Has a row take the focus. @param table that the rows are in */
  go(row: number, table: HTMLElement): void;
}

const pageRows = 10;

/**
 * One tab stop for a table of many rows, with arrows, Page Up and Down, Home and End among them (APG, grid).
 * @param bringIntoSight scrolls to a row, which then exists
 */
export function useRowCursor(rows: { readonly length: number }, bringIntoSight: (row: number) => void): RowCursor {
  const [wanted, setWanted] = useState(0);
  const takesFocus = useRef<HTMLElement | null>(null);
  const current = Math.min(wanted, Math.max(0, rows.length - 1));

  // The row may have to be drawn before it can have the focus.
  useLayoutEffect(() => {
    const table = takesFocus.current;
    const target = table?.querySelector<HTMLElement>(`[data-row="${current}"]`);
    if (target == null) return;
    takesFocus.current = null;
    target.focus();
  });

  const go = (row: number, table: HTMLElement) => {
    takesFocus.current = table;
    bringIntoSight(row);
    setWanted(row);
  };

  return {
    current,
    go,
    onFocus(event) {
      const { row } = event.target.dataset;
      if (row !== undefined) setWanted(Number(row));
    },
    onKeyDown(event) {
      const from = (event.target as HTMLElement).dataset.row;
      if (from === undefined) return;
      const next = nextRow(event.key, Number(from), rows.length - 1);
      if (next === null) return;
      event.preventDefault();
      go(next, event.currentTarget);
    },
  };
}

function nextRow(key: string, from: number, last: number): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows };
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined ? null : Math.min(last, Math.max(0, from + step));
}
