import { type ReactElement, useId } from "react";
import { decimalPads, formatCount, formatMoney, formatShare } from "../../ui/format";
import { HintedWords } from "../../ui/Hint";
import { useMedia } from "../../ui/useMedia";
import { Swatch } from "../Swatch";
import { BaselineField } from "./BaselineField";
import { CurrencyField, PriceField, WindowField } from "./RatiosFields";
import {
  type Cell,
  cellsOf,
  costTimes,
  isDoubtful,
  makeRows,
  type Row,
  ratioFigures,
  tokensFigure,
  unknownFigure,
  windowOf,
} from "./ratioFigures";
import "./ratios.css";
import { useSettled } from "./useSettled";

export { type ContextWindow, windowOf } from "./ratioFigures";

/** All tokenizers' figures for the text, the best of each marked. */
export default function RatiosTable(): ReactElement {
  const { comparison, columns: results } = useSettled();
  const { contextWindow, prices, currency } = comparison;
  const rows = makeRows(comparison, results);
  const tokens = cellsOf(tokensFigure, rows);
  const most = Math.max(1, ...rows.map((row) => row.shown?.figures.tokens ?? 0));
  const figures = ratioFigures.map((figure) => ({ figure, cells: cellsOf(figure, rows) }));
  const all = rows.map(({ shown }) => shown?.encoding.ids.length ?? null);
  const filled = plainCells(
    rows.map((row, i) => formatShare(per(all[i] ?? null, windowOf(row.reference, contextWindow).tokens))),
  );
  const costs = rows.map(({ reference }, i) => per((all[i] ?? 0) * (prices[reference] ?? Number.NaN), 1e6));
  const times = costTimes(costs);
  const paid = plainCells(costs.map((cost) => formatMoney(cost === null ? null : cost * times, currency ?? null)));
  const heading = useId();
  const columns: readonly TableColumn[] = [
    {
      name: tokensFigure.name,
      hint: tokensFigure.hint,
      className: "number bar-cell",
      cell: (row, i) => (
        <>
          <span className="bar" style={{ inlineSize: `${(100 * (row.shown?.figures.tokens ?? 0)) / most}%` }} />
          <Figure cell={tokens[i]} />
        </>
      ),
    },
    ...figures.map(
      ({ figure, cells }): TableColumn => ({
        name: figure.name,
        hint: figure.hint,
        className: "number",
        cell: (row, i) =>
          figure === unknownFigure && isDoubtful(row) ? (
            <Doubtful>
              <Figure cell={cells[i]} />
            </Doubtful>
          ) : (
            <Figure cell={cells[i]} />
          ),
      }),
    ),
    {
      name: "Window filled",
      hint: "Tokens, control and inserted ones included, ÷ the context window, or what the tokenizer’s own models take where that is less.",
      className: "number",
      cell: (row, i) => (
        <>
          <OwnWindow row={row} chosen={contextWindow} />
          <Figure cell={filled[i]} />
        </>
      ),
    },
    {
      name: "Price per million tokens",
      hint: "At your own price; none is built in, since prices age.",
      className: "number",
      cell: (row) => <PriceField row={row} price={prices[row.reference] ?? null} />,
    },
    {
      name: times === 1 ? "Cost" : `Cost, ${formatCount(times)} times`,
      hint: "What the text costs at your price, sent so many times.",
      className: "number",
      cell: (_, i) => <Figure cell={paid[i]} />,
    },
  ];
  // Twelve columns are no table on a phone; twelve rows are.
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
    <section className="ratios" aria-labelledby={heading}>
      <div className="ratios-head">
        <h2 id={heading}>Ratios</h2>
        <BaselineField label="NSL baseline" {...comparison} />
        <WindowField contextWindow={contextWindow} />
        <CurrencyField prices={prices} currency={currency} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key */}
      <section className="ratios-scroll scrolls-sideways" aria-label="Table of ratios" tabIndex={0}>
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
    </section>
  );
}

/** A figure with its name, and its cell for the row of that number. */
interface TableColumn {
  readonly name: string;
  readonly hint: string;
  readonly className: string;
  cell(row: Row, i: number): ReactElement;
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
      {row.entry.label}
    </>
  );
}

/** A quotient; null where there is none. */
function per(dividend: number | null, divisor: number): number | null {
  return dividend === null || Number.isNaN(dividend) ? null : dividend / divisor;
}

/** Cells of which none is better than another. */
function plainCells(texts: readonly string[]): Cell[] {
  const pads = decimalPads(texts);
  return texts.map((text, i) => ({ text, pad: pads[i] ?? "", isBest: false }));
}

/** The mark of the best stands in front, where it moves no number. */
function Figure({ cell }: { readonly cell: Cell | undefined }): ReactElement | null {
  if (cell === undefined) return null;
  return (
    <span className="figure" data-pad={cell.pad}>
      {cell.isBest && <span className="best-mark" role="img" aria-label="best" />}
      {cell.text}
    </span>
  );
}

/** That a tokenizer's models have a shorter window than the one chosen. */
function OwnWindow({ row, chosen }: { readonly row: Row; readonly chosen: number }): ReactElement | null {
  const { tokens, reason } = windowOf(row.reference, chosen);
  if (reason === null) return null;
  return (
    <small className="own-window">
      <HintedWords text={reason}>of {formatCount(tokens)}</HintedWords>
    </small>
  );
}

function Doubtful({ children }: { readonly children: ReactElement }): ReactElement {
  const reason = "More than a tenth is unknown: other figures of this tokenizer hide how much text there was";
  return (
    <span className="doubtful">
      <HintedWords text={reason}>{children}</HintedWords>
    </span>
  );
}
