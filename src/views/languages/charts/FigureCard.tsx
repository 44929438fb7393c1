import type { ReactElement } from "react";
import { hasFewSegments } from "../../../analysis/fewSegments";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { hasIntervals } from "../../../instruments/corpus/measures";
import { formatCount, formatRatio, formatShare } from "../../../ui/format";
import type { ChartProps, ChartRow, ChartSeries } from "../chart";
import { formatFigure, formatFigures } from "../words/figureForm";
import { unknownShare } from "./figureText";

interface FigureCardProps extends Pick<ChartProps, "measure" | "mode"> {
  readonly row: ChartRow;
  readonly series: readonly ChartSeries[];
  /** The one series to show; null for all. */
  readonly only: number | null;
}

/** The exact figures of a language, as they stand beside the mark that is pointed at. */
export function FigureCard({ row, series, measure, mode, only }: FigureCardProps): ReactElement {
  const { language } = row;
  const { form, title } = measure;
  const isPremium = measure.name === premiumMeasure.name;
  const isTold = hasIntervals(measure, mode);
  const shown = series.map((one, i) => ({ one, figures: row.figures[i] ?? null, i }));
  return (
    <>
      <p className="figure-name">
        <strong>{language.name}</strong>
        {language.endonym !== null && language.endonym !== language.name && (
          <span lang={language.bcp47 ?? undefined} dir={language.direction}>
            {language.endonym}
          </span>
        )}
        <code>{language.code}</code>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Tokenizer</th>
            <th scope="col">{isPremium ? "Premium" : title}</th>
            {isTold && <th scope="col">95%</th>}
            {!isPremium && <th scope="col">Token premium</th>}
            <th scope="col">Tokens</th>
            <th scope="col">Pivot’s</th>
            <th scope="col">Bytes</th>
            <th scope="col">Byte premium</th>
            <th scope="col">UNK</th>
          </tr>
        </thead>
        <tbody>
          {shown
            .filter(({ i }) => only === null || i === only)
            .map(({ one, figures }) => (
              <tr key={one.reference}>
                <th scope="row">
                  <i className="swatch" style={{ background: one.color }} />
                  {one.label}
                </th>
                {figures === null ? (
                  <td colSpan={6 + Number(isTold) + Number(!isPremium)} className="pending">
                    not measured yet
                  </td>
                ) : (
                  <>
                    <td className="main">{formatFigure(form, figures.value)}</td>
                    {isTold && <td>{intervalCell(form, figures)}</td>}
                    {!isPremium && <td>{formatRatio(figures.premium)}</td>}
                    <td>{formatCount(figures.tokens)}</td>
                    <td>{formatCount(figures.pivotTokens)}</td>
                    <td>{formatCount(figures.bytes)}</td>
                    <td>{formatRatio(figures.bytePremium)}</td>
                    <td>{formatShare(unknownShare(figures))}</td>
                  </>
                )}
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}

function intervalCell(form: FigureForm, figures: LanguageFigures): string {
  if (hasFewSegments(figures)) return "too few";
  return figures.interval === null ? "–" : formatFigures(form, figures.interval);
}
