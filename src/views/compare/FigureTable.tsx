import type { ReactElement } from "react";
import { decimalPads } from "../../ui/format";
import { HintedWords } from "../../ui/Hint";
import { useMedia } from "../../ui/useMedia";
import { Swatch } from "../Swatch";
import type { Cell, Row } from "./ratioFigures";
import "./ratios.css";

/** A figure with its name, and its cell for the row of that number. */
export interface TableColumn<R extends Row = Row> {
  readonly name: string;
  /** Undefined until it is there. */
  readonly hint: string | undefined;
  readonly className: string;
  cell(row: R, i: number): ReactElement;
}

interface FigureTableProps<R extends Row> {
  /** What assistive tools call it. */
  readonly label: string;
  readonly rows: readonly R[];
  readonly columns: readonly TableColumn<R>[];
}

/** Figures of all tokenizers: a row for each of them, or, since so many columns are no table on a phone, for each figure. */
export function FigureTable<R extends Row>({ label, rows, columns }: FigureTableProps<R>): ReactElement {
  const isTall = useMedia("(max-width: 720px)");
  const tokenizers = rows.map((row) => ({ key: row.reference, head: <Name row={row} /> }));
  const figureHeads = columns.map(({ name, hint }) => ({
    key: name,
    head: <HintedWords text={hint}>{name}</HintedWords>,
  }));
  const cellAt = (i: number, j: number) => {
    const [row, column] = [rows[i], columns[j]];
    return (
      <td key={`${row?.reference} ${column?.name}`} className={column?.className}>
        {row && column?.cell(row, i)}
      </td>
    );
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key */}
      <section className="ratios-scroll scrolls-sideways" aria-label={label} tabIndex={0}>
        {isTall ? (
          <Table
            className="tall"
            corner="Figure"
            across={tokenizers}
            down={figureHeads}
            cell={(i, j) => cellAt(j, i)}
          />
        ) : (
          <Table corner="Tokenizer" across={figureHeads} down={tokenizers} cell={cellAt} />
        )}
      </section>
      <PlainNote rows={rows} />
    </>
  );
}

/** Which columns of a chat nothing is compared with, and why. */
function PlainNote({ rows }: { readonly rows: readonly Row[] }): ReactElement | null {
  const names = rows.filter(({ shown }) => shown?.isPlain).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <p className="plain-note">
      Not compared: {new Intl.ListFormat("en").format(names)}. No template made a prompt there, and the messages’ texts
      alone are less than a model is given.
    </p>
  );
}

/** What heads a row or a column of the table. */
interface Head {
  readonly key: string;
  readonly head: ReactElement;
}

interface TableProps {
  readonly className?: string | undefined;
  /** What the rows are of. */
  readonly corner: string;
  readonly across: readonly Head[];
  readonly down: readonly Head[];
  /** A cell, by its places down and across. */
  cell(i: number, j: number): ReactElement;
}

function Table({ className, corner, across, down, cell }: TableProps): ReactElement {
  return (
    <table className={className}>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {across.map(({ key, head }) => (
            <th key={key} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.map(({ key, head }, i) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {across.map((_, j) => cell(i, j))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ row }: { readonly row: Row }): ReactElement {
  return (
    <>
      <Swatch reference={row.reference} />
      {row.name}
    </>
  );
}

/** Cells of which none is better than another. */
export function plainCells(texts: readonly string[]): Cell[] {
  const pads = decimalPads(texts);
  return texts.map((text, i) => ({ text, pad: pads[i] ?? "", isBest: false }));
}

/** The mark of the best stands in front, where it moves no number. */
export function Figure({ cell }: { readonly cell: Cell | undefined }): ReactElement | null {
  if (cell === undefined) return null;
  return (
    <span className="figure" data-pad={cell.pad}>
      {cell.isBest && <span className="best-mark" role="img" aria-label="best" />}
      {cell.text}
    </span>
  );
}
