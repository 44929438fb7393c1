import { type ReactElement, type ReactNode, useMemo } from "react";
import type { Score } from "../../../../instruments/score";
import { formatRatio, formatShare } from "../../../../ui/format";
import { formatInterval } from "../../../../ui/laterFormats";
import { Swatch } from "../../../Swatch";
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

/** How figures that have intervals are written. */
export type ScoreForm = "ratio" | "share";

/** A column of figures with the interval of each below it, where it is told. */
export function scoreColumn<Figures>(
  rows: readonly FigureRow<Figures>[],
  name: string,
  hint: string,
  form: ScoreForm,
  read: (figures: Figures) => Score | null,
): TableColumn<FigureRow<Figures>> {
  const scores = rows.map(({ figures }) => (figures === null ? null : read(figures)));
  const write = form === "share" ? formatShare : formatRatio;
  const cells = plainCells(scores.map((score) => write(score?.value ?? null)));
  return {
    name,
    hint,
    className: "number",
    cell: (_, i) => (
      <>
        <Figure cell={cells[i]} />
        <Interval form={form} interval={scores[i]?.interval ?? null} />
      </>
    ),
  };
}

function Interval({ form, interval }: { readonly form: ScoreForm; readonly interval: Score["interval"] }) {
  // Of parts that are all alike there is none to tell.
  if (interval === null || interval[0] >= interval[1]) return null;
  const [low, high] = interval;
  return (
    <small className="interval">
      {form === "share" ? `${formatRatio(100 * low)}–${formatShare(high)}` : formatInterval(interval)}
    </small>
  );
}

interface ColumnSectionsProps<Figures> {
  readonly rows: readonly FigureRow<Figures>[];
  /** What a column's section is called, by the column's name. */
  label(name: string): string;
  /** Figures that its element tells, as attributes. */
  data(figures: Figures): Readonly<Record<`data-${string}`, string | number | boolean | undefined>>;
  children(figures: Figures): ReactNode;
}

/** A section for each column of the comparison whose figures are there, headed by the column's name. */
export function ColumnSections<Figures>(props: ColumnSectionsProps<Figures>): ReactElement {
  const { rows, label, data, children } = props;
  return (
    <div className="instrument-columns">
      {rows.map(({ reference, name, figures }) =>
        figures === null ? null : (
          <section key={reference} aria-label={label(name)} {...data(figures)}>
            <h3>
              <Swatch reference={reference} />
              {name}
            </h3>
            {children(figures)}
          </section>
        ),
      )}
    </div>
  );
}
