import { type ReactElement, useId } from "react";
import { useOtherColumns } from "../../state/compare/otherColumns";
import type { Comparison } from "../../state/pages";
import { formatCount, formatShare } from "../../ui/format";
import { HintedWords } from "../../ui/Hint";
import { useModule } from "../../ui/useModule";
import { BaselineField } from "./BaselineField";
import { Figure, FigureTable, plainCells, type TableColumn } from "./FigureTable";
import { WindowField } from "./RatiosFields";
import {
  cellsOf,
  isDoubtful,
  makeRows,
  type Row,
  ratioFigures,
  tokensFigure,
  unknownFigure,
  windowOf,
} from "./ratioFigures";
import "./ratios.css";
import { useTwoTexts } from "./two/doors";
import { useIsStanding } from "./useIsStanding";
import { useSettled } from "./useSettled";

export { type ContextWindow, windowOf } from "./ratioFigures";

// After the editor, which comes when the first tokens stand.
const loadTake = () => import("./editor/CodeField").then(() => import("./instruments/ratios/TakeRatios"));

const windowFigure = "Window filled";

/** All tokenizers' figures for the text, the best of each marked. */
export default function RatiosTable(): ReactElement {
  const { comparison, columns: results } = useSettled();
  const two = useTwoTexts();
  const others = useOtherColumns();
  const { module: take } = useModule(loadTake, useIsStanding() ? 1 : 0);
  const { contextWindow } = comparison;
  const rows = makeRows(comparison, results);
  const tokens = cellsOf(tokensFigure, rows);
  const most = Math.max(1, ...rows.map((row) => row.shown?.figures.tokens ?? 0));
  const figures = ratioFigures.map((figure) => ({ figure, cells: cellsOf(figure, rows) }));
  const filled = plainCells(
    rows.map(({ reference, shown }) => {
      const all = shown?.encoding.ids.length;
      return formatShare(all === undefined ? null : all / windowOf(reference, comparison).tokens);
    }),
  );
  const heading = useId();
  const hintOf = (name: string) => take?.ratioHints[name];
  const columns: readonly TableColumn[] = [
    {
      name: tokensFigure.name,
      hint: hintOf(tokensFigure.name),
      className: "number bar-cell",
      cell: (row, i) => (
        <>
          <span className="bar" style={{ inlineSize: `${(100 * (row.shown?.figures.tokens ?? 0)) / most}%` }} />
          <Figure cell={tokens[i]} />
        </>
      ),
    },
    ...(two?.otherColumns(rows, others) ?? []),
    ...figures.map(
      ({ figure, cells }): TableColumn => ({
        name: figure.name,
        hint: hintOf(figure.name),
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
      name: windowFigure,
      hint: hintOf(windowFigure),
      className: "number",
      cell: (row, i) => (
        <>
          <OwnWindow row={row} comparison={comparison} take={take} />
          <Figure cell={filled[i]} />
        </>
      ),
    },
  ];
  return (
    <section className="ratios" aria-labelledby={heading}>
      <div className="ratios-head">
        <h2 id={heading}>Ratios</h2>
        <BaselineField label="NSL baseline" {...comparison} />
        <WindowField contextWindow={contextWindow} />
        <span className="ratios-take">{take !== null && <take.TakeRatios rows={rows} comparison={comparison} />}</span>
      </div>
      <FigureTable label="Table of ratios" rows={rows} columns={columns} />
      {take !== null && <take.RatioFindings />}
    </section>
  );
}

interface OwnWindowProps {
  readonly row: Row;
  readonly comparison: Comparison;
  readonly take: Awaited<ReturnType<typeof loadTake>> | null;
}

/** That a column's models have another window than the one chosen. */
function OwnWindow({ row, comparison, take }: OwnWindowProps): ReactElement | null {
  const { tokens, reason } = windowOf(row.reference, comparison, take?.windowSourceOf);
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
