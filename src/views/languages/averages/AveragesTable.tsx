import { memo, type ReactElement, useId, useMemo } from "react";
import { groupAverage } from "../../../analysis/groupAverages";
import type { CorpusLanguage } from "../../../corpora/language";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { Division } from "../../../state/languages/choice";
import { setLanguages } from "../../../state/languages/setLanguages";
import { ToggleGroup } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import type { ChartRow, ChartSeries } from "../chart";
import { chooseLanguages } from "../choose/chooseLanguages";
import { figurePad, formatFigure } from "../words/figureForm";
import "./averages.css";
import { divideRows } from "./divide";

interface AveragesTableProps {
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  readonly by: Division;
  readonly pivot: CorpusLanguage;
  /** What a segment is: `article`, `line`. */
  readonly unit: string;
  readonly measure: LanguageMeasure;
}

/** Averages by script, region or family, of the languages that are shown. */
export const AveragesTable = memo(function AveragesTable(props: AveragesTableProps): ReactElement {
  const { rows, series, by, pivot, unit, measure } = props;
  const isPremium = measure.name === premiumMeasure.name;
  const { form } = measure;
  const title = useId();
  const parts = useMemo(
    () =>
      divideRows(rows, by).map((part) => ({
        ...part,
        averages: series.map((_, i) => {
          const known = part.rows.flatMap(({ figures }) => figures[i] ?? []);
          return {
            ...groupAverage(known, isPremium ? "sums" : "mean"),
            // Those that are measured and have no figure are not to come.
            isPending: known.length < part.rows.length,
          };
        }),
      })),
    [rows, series, by, isPremium],
  );
  return (
    <section className="averages" aria-labelledby={title}>
      <div className="averages-head">
        <h2 id={title}>Averages of the languages shown</h2>
        <ToggleGroup<Division>
          label="Averages by"
          value={by}
          choices={[
            { value: "script", label: "by script" },
            { value: "region", label: "by region" },
            { value: "family", label: "by family" },
          ]}
          onChange={(next) => setLanguages({ by: next })}
        />
      </div>
      <p className="table-note">
        {isPremium
          ? `Tokens of a group’s languages ÷ tokens of ${pivot.name} in the same ${unit}s, both summed: each language counts once, however many speak it.`
          : `The mean of the ${measure.inText} of a group’s languages: each counts once, however many speak it.`}{" "}
        Below it the least and the greatest. A group’s name shows all of its languages.
      </p>
      <div className="table-scroll scrolls-sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">{headings[by]}</th>
              <th scope="col" className="number">
                Languages
              </th>
              {series.map(({ reference, label, color }) => (
                <th key={reference} scope="col" className="number">
                  <span className="swatch" style={{ background: color }} aria-hidden="true" />
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(({ name, group, rows: part, averages }) => (
              <tr key={name} data-group={name}>
                <th scope="row">
                  {group === null ? (
                    name
                  ) : (
                    <button
                      type="button"
                      className="language-name"
                      title={`Show all languages: ${name}`}
                      onClick={() => chooseLanguages({ group })}
                    >
                      {name}
                    </button>
                  )}
                </th>
                <td className="number">{formatCount(part.length)}</td>
                {averages.map(({ average, range, isPending }, i) => (
                  <td
                    key={series[i]?.reference}
                    className={isPending ? "number pending" : "number"}
                    data-tokenizer={series[i]?.reference}
                    data-average={average?.toFixed(4)}
                  >
                    <strong className="figure" data-pad={figurePad(form, average)}>
                      {average === null && isPending ? "…" : formatFigure(form, average)}
                    </strong>
                    {range !== null && part.length > 1 && (
                      <small>
                        {formatFigure(form, range[0])} to {formatFigure(form, range[1])}
                      </small>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

const headings: Readonly<Record<Division, string>> = { script: "Script", region: "Region", family: "Family" };
