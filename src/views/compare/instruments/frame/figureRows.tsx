import { useMemo } from "react";
import { Figure, plainCells, type TableColumn } from "../../FigureTable";
import { makeRows, type Row } from "../../ratioFigures";
import { useSettled } from "../../useSettled";
import type { MeasuredColumn } from "./useMeasured";

/** A column of the comparison with what an instrument came to in it; null while that is not there, and where it has failed. */
export interface FigureRow<Figures> extends Row {
  readonly figures: Figures | null;
}

/** The rows of an instrument's table, in the order of the comparison's columns. */
export function useFigureRows<Figures>(columns: readonly MeasuredColumn<Figures>[]): readonly FigureRow<Figures>[] {
  const { comparison, columns: results } = useSettled();
  return useMemo(
    () =>
      makeRows(comparison, results).map((row) => {
        const own = columns.find(({ reference }) => reference === row.reference);
        return { ...row, figures: own?.figures ?? null };
      }),
    [comparison, results, columns],
  );
}

/** A column of figures of which none is better than another. */
export function plainColumn<Figures>(
  rows: readonly FigureRow<Figures>[],
  name: string,
  hint: string,
  write: (figures: Figures) => string,
): TableColumn<FigureRow<Figures>> {
  const cells = plainCells(rows.map(({ figures }) => (figures === null ? "–" : write(figures))));
  return { name, hint, className: "number", cell: (_, i) => <Figure cell={cells[i]} /> };
}
