import { memo, type ReactElement, useId, useMemo } from "react";
import { fairnessOf } from "../../analysis/fairness";
import { formatCount, formatRatio, ratioPad } from "../../ui/format";
import { HintedWords } from "../../ui/Hint";
import type { ChartRow, ChartSeries } from "./chart";

interface FairnessTableProps {
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
}

/** How evenly each tokenizer treats the languages that are shown. */
export const FairnessTable = memo(function FairnessTable({ rows, series }: FairnessTableProps): ReactElement {
  const title = useId();
  const names = useMemo(() => new Map(rows.map(({ language }) => [language.code, language.name])), [rows]);
  return (
    <section className="fairness" aria-labelledby={title}>
      <h2 id={title}>Fairness over the languages shown</h2>
      <div className="table-scroll scrolls-sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Tokenizer</th>
              <th scope="col" className="number">
                <HintedWords text="0: every language takes equally many tokens; 1: one takes them all.">
                  Gini
                </HintedWords>
              </th>
              <th scope="col" className="number">
                <HintedWords text="The middle premium of all languages shown.">Median premium</HintedWords>
              </th>
              <th scope="col">
                <HintedWords text="The language with the greatest premium.">Worst</HintedWords>
              </th>
              <th scope="col" className="number">
                <HintedWords text="The greatest premium ÷ the least.">Max ÷ min</HintedWords>
              </th>
              <th scope="col" className="number">
                <HintedWords text="Languages with a premium.">Languages</HintedWords>
              </th>
            </tr>
          </thead>
          <tbody>
            {series.map((one, at) => (
              <FairnessRow key={one.reference} rows={rows} names={names} series={one} at={at} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

interface FairnessRowProps {
  readonly rows: readonly ChartRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly series: ChartSeries;
  /** The series' place among a row's figures. */
  readonly at: number;
}

function FairnessRow({ rows, names, series, at }: FairnessRowProps): ReactElement {
  const { languages, flagged, gini, worst, median, maxOverMin } = useMemo(
    () => fairnessOf(rows.flatMap(({ figures }) => figures[at] ?? [])),
    [rows, at],
  );
  return (
    <tr data-tokenizer={series.reference}>
      <th scope="row">
        <span className="swatch" style={{ background: series.color }} aria-hidden="true" />
        {series.label}
      </th>
      <td className="number" data-gini={gini?.toFixed(4)}>
        <span className="figure" data-pad={ratioPad(gini)}>
          {formatRatio(gini)}
        </span>
      </td>
      <td className="number">
        <span className="figure" data-pad={ratioPad(median)}>
          {formatRatio(median)}
        </span>
      </td>
      <td>{worst === null ? "–" : `${names.get(worst.code) ?? worst.code} ${formatRatio(worst.premium)} ×`}</td>
      <td className="number">
        <span className="figure" data-pad={ratioPad(maxOverMin)}>
          {formatRatio(maxOverMin)}
        </span>
      </td>
      <td className="number">
        {formatCount(languages)}
        {flagged > 0 && <small> {formatCount(flagged)} with over 10% unknown</small>}
      </td>
    </tr>
  );
}
