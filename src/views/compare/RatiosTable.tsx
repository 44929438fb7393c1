import Trophy from "lucide-react/icons/trophy";
import { type ReactElement, useId } from "react";
import { longestWindowOf } from "../../tokenizers/catalogue/longestWindows";
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

/** All tokenizers' figures for the text, the best of each marked. */
export default function RatiosTable(): ReactElement {
  const { comparison, columns: results } = useSettled();
  const { contextWindow, prices, currency } = comparison;
  const rows = makeRows(comparison, results);
  const tokens = cellsOf(tokensFigure, rows);
  const most = Math.max(1, ...rows.map((row) => row.shown?.figures.tokens ?? 0));
  const figures = ratioFigures.map((figure) => ({ figure, cells: cellsOf(figure, rows) }));
  const all = rows.map(({ shown }) => shown?.encoding.ids.length ?? null);
  const filled = plainCells(rows.map((row, i) => formatShare(per(all[i] ?? null, windowOf(row, contextWindow)))));
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
      hint: "Tokens, control and inserted ones included, ÷ the context window, or the longest that any model of the tokenizer has.",
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
  const Table = useMedia("(max-width: 720px)") ? TallTable : WideTable;
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
        <Table rows={rows} columns={columns} />
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

interface TableProps {
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn[];
}

/** A row for each tokenizer. */
function WideTable({ rows, columns }: TableProps): ReactElement {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Tokenizer</th>
          {columns.map(({ name, hint }) => (
            <th key={name} scope="col" className="number">
              <HintedWords text={hint}>{name}</HintedWords>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row.reference}>
            <th scope="row">
              <Name row={row} />
            </th>
            {columns.map(({ name, className, cell }) => (
              <td key={name} className={className}>
                {cell(row, i)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A row for each figure, where there is no room for as many columns. */
function TallTable({ rows, columns }: TableProps): ReactElement {
  return (
    <table className="tall">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          {rows.map((row) => (
            <th key={row.reference} scope="col" className="number">
              <Name row={row} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, hint, className, cell }) => (
          <tr key={name}>
            <th scope="row">
              <HintedWords text={hint}>{name}</HintedWords>
            </th>
            {rows.map((row, i) => (
              <td key={row.reference} className={className}>
                {cell(row, i)}
              </td>
            ))}
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
      {cell.isBest && <Trophy size={13} className="best-mark" role="img" aria-label="best" />}
      {cell.text}
    </span>
  );
}

/** That a tokenizer's models have a shorter window than the one chosen. */
function OwnWindow({ row, chosen }: { readonly row: Row; readonly chosen: number }): ReactElement | null {
  const longestWindow = longestWindowOf(row.entry.reference);
  if (longestWindow === null || longestWindow.tokens >= chosen) return null;
  const { tokens, model, source } = longestWindow;
  return (
    <small className="own-window">
      <HintedWords text={`${model} takes no more (${source})`}>of {formatCount(tokens)}</HintedWords>
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
