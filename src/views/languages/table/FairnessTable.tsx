import { memo, type ReactElement, useId, useMemo } from "react";
import { type Fairness, fairnessOf, type LanguageValue } from "../../../analysis/fairness";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import { formatCount, formatRatio } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import { ratioPad } from "../../../ui/laterFormats";
import type { ChartRow, ChartSeries } from "../chart";
import { figurePad, formatFigure } from "../words/figureForm";

interface FairnessTableProps {
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  readonly measure: LanguageMeasure;
}

/** How evenly each tokenizer treats the languages that are shown. */
export const FairnessTable = memo(function FairnessTable({ rows, series, measure }: FairnessTableProps): ReactElement {
  const { title: name, inText, isRelative } = measure;
  const isPremium = measure.name === premiumMeasure.name;
  const ends = endsOf(measure);
  const title = useId();
  const names = useMemo(() => new Map(rows.map(({ language }) => [language.code, language.name])), [rows]);
  return (
    <section className="fairness" aria-labelledby={title}>
      <h2 id={title}>{isRelative ? "Fairness" : name} over the languages shown</h2>
      <div className="table-scroll scrolls-sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Tokenizer</th>
              {isRelative && (
                <th scope="col" className="number">
                  <HintedWords
                    text={
                      isPremium
                        ? "0: every language takes equally many tokens; 1: one takes them all."
                        : "0: all languages have as much; 1: one has it all."
                    }
                  >
                    Gini
                  </HintedWords>
                </th>
              )}
              <th scope="col" className="number">
                <HintedWords text={`The middle ${isPremium ? "premium" : "figure"} of all languages shown.`}>
                  {isPremium ? "Median premium" : "Median"}
                </HintedWords>
              </th>
              {ends.map(({ head, end }) => (
                <th key={end} scope="col">
                  <HintedWords text={`The language with the ${end} ${isPremium ? "premium" : inText}.`}>
                    {head}
                  </HintedWords>
                </th>
              ))}
              <th scope="col" className="number">
                <HintedWords text={`The greatest ${isPremium ? "premium" : "figure"} ÷ the least.`}>
                  Max ÷ min
                </HintedWords>
              </th>
              <th scope="col" className="number">
                <HintedWords text={`Languages with a ${isPremium ? "premium" : "figure"}.`}>Languages</HintedWords>
              </th>
            </tr>
          </thead>
          <tbody>
            {series.map((one, at) => (
              <FairnessRow key={one.reference} rows={rows} {...{ names, measure, at }} series={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

/** Which ends of the figures are told: the worse one, or both where none is. */
function endsOf({ better }: LanguageMeasure): readonly { readonly head: string; readonly end: "greatest" | "least" }[] {
  if (better === "less") return [{ head: "Worst", end: "greatest" }];
  if (better === "more") return [{ head: "Worst", end: "least" }];
  return [
    { head: "Greatest", end: "greatest" },
    { head: "Least", end: "least" },
  ];
}

interface FairnessRowProps {
  readonly measure: LanguageMeasure;
  readonly rows: readonly ChartRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly series: ChartSeries;
  /** The series' place among a row's figures. */
  readonly at: number;
}

function FairnessRow({ rows, names, series, measure, at }: FairnessRowProps): ReactElement {
  const { form, isRelative } = measure;
  const fairness: Fairness = useMemo(() => fairnessOf(rows.flatMap(({ figures }) => figures[at] ?? [])), [rows, at]);
  const { languages, flagged, gini, median, maxOverMin } = fairness;
  const isAlike = languages > 1 && fairness.greatest?.value === fairness.least?.value;
  const told = (one: LanguageValue | null) =>
    isAlike
      ? "all alike"
      : one === null
        ? "–"
        : `${names.get(one.code) ?? one.code} ${formatFigure(form, one.value)}${isRelative ? " ×" : ""}`;
  return (
    <tr data-tokenizer={series.reference}>
      <th scope="row">
        <span className="swatch" style={{ background: series.color }} aria-hidden="true" />
        {series.label}
      </th>
      {isRelative && (
        <td className="number" data-gini={gini?.toFixed(4)}>
          <span className="figure" data-pad={ratioPad(gini)}>
            {formatRatio(gini)}
          </span>
        </td>
      )}
      <td className="number">
        <span className="figure" data-pad={figurePad(form, median)}>
          {formatFigure(form, median)}
        </span>
      </td>
      {endsOf(measure).map(({ end }) => (
        <td key={end}>{told(fairness[end])}</td>
      ))}
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
