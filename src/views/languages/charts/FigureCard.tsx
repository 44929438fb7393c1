import type { ReactElement } from "react";
import { hasFewSegments } from "../../../analysis/fewSegments";
import { formatCount, formatInterval, formatRatio, formatShare } from "../../../ui/format";
import type { ChartRow, ChartSeries } from "../chart";
import { unknownShare } from "./figureText";

interface FigureCardProps {
  readonly row: ChartRow;
  readonly series: readonly ChartSeries[];
  /** The one series to show; null for all. */
  readonly only: number | null;
}

/** The exact figures of a language, as they stand beside the mark that is pointed at. */
export function FigureCard({ row, series, only }: FigureCardProps): ReactElement {
  const { language } = row;
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
            <th scope="col">Premium</th>
            <th scope="col">95%</th>
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
                  <td colSpan={7} className="pending">
                    not measured yet
                  </td>
                ) : (
                  <>
                    <td className="main">{formatRatio(figures.premium)}</td>
                    <td>{hasFewSegments(figures) ? "too few" : formatInterval(figures.interval)}</td>
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
