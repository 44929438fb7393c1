import { Trophy } from "lucide-react";
import { type ReactElement, useId } from "react";
import { decimalPads, formatCount, formatMoney, formatShare } from "../../ui/format";
import { HintedWords } from "../../ui/Hint";
import { BaselineField, CurrencyField, PriceField, WindowField } from "./RatiosFields";
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
export function RatiosTable(): ReactElement {
  const { comparison, columns } = useSettled();
  const { contextWindow, prices, currency } = comparison;
  const rows = makeRows(comparison, columns);
  const tokens = cellsOf(tokensFigure, rows);
  const most = Math.max(1, ...rows.map((row) => row.shown?.figures.tokens ?? 0));
  const figures = ratioFigures.map((figure) => ({ figure, cells: cellsOf(figure, rows) }));
  const all = rows.map(({ shown }) => shown?.encoding.ids.length ?? null);
  const filled = plainCells(rows.map((row, i) => formatShare(per(all[i] ?? null, windowOf(row, contextWindow)))));
  const costs = rows.map(({ reference }, i) => per((all[i] ?? 0) * (prices[reference] ?? Number.NaN), 1e6));
  const times = costTimes(costs);
  const paid = plainCells(costs.map((cost) => formatMoney(cost === null ? null : cost * times, currency ?? null)));
  const heading = useId();
  return (
    <section className="ratios" aria-labelledby={heading}>
      <div className="ratios-head">
        <h2 id={heading}>Ratios</h2>
        <BaselineField comparison={comparison} />
        <WindowField contextWindow={contextWindow} />
        <CurrencyField prices={prices} currency={currency} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key */}
      <section className="ratios-scroll" aria-label="Table of ratios" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Tokenizer</th>
              {[tokensFigure, ...ratioFigures].map(({ name, hint }) => (
                <th key={name} scope="col" className="number">
                  <HintedWords text={hint}>{name}</HintedWords>
                </th>
              ))}
              <th scope="col" className="number">
                <HintedWords text="Tokens, control and inserted ones included, ÷ the context window, or the longest that any model of the tokenizer has.">
                  Window filled
                </HintedWords>
              </th>
              <th scope="col" className="number">
                <HintedWords text="At your own price; none is built in, since prices age.">
                  Price per million tokens
                </HintedWords>
              </th>
              <th scope="col" className="number">
                <HintedWords text="What the text costs at your price, sent so many times.">
                  {times === 1 ? "Cost" : `Cost, ${formatCount(times)} times`}
                </HintedWords>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={row.reference}>
                <th scope="row">
                  <span className="swatch" style={{ background: `var(--series-${i})` }} aria-hidden="true" />
                  {row.entry.label}
                </th>
                <td className="number bar-cell">
                  <span className="bar" style={{ inlineSize: `${(100 * (row.shown?.figures.tokens ?? 0)) / most}%` }} />
                  <Figure cell={tokens[i]} />
                </td>
                {figures.map(({ figure, cells }) => (
                  <td key={figure.name} className="number">
                    {figure === unknownFigure && isDoubtful(row) ? (
                      <Doubtful>
                        <Figure cell={cells[i]} />
                      </Doubtful>
                    ) : (
                      <Figure cell={cells[i]} />
                    )}
                  </td>
                ))}
                <td className="number">
                  <OwnWindow row={row} chosen={contextWindow} />
                  <Figure cell={filled[i]} />
                </td>
                <td className="number">
                  <PriceField row={row} price={prices[row.reference] ?? null} />
                </td>
                <td className="number">
                  <Figure cell={paid[i]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
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
  const { longestWindow } = row.entry;
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
