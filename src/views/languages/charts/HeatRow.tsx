import type { ReactElement } from "react";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import type { ChartRow, ChartSeries } from "../chart";
import { formatFigure } from "../words/figureForm";
import { AxisTitle } from "./AxisMarks";
import { stepColor, stepInk, stepOf } from "./figureColor";
import type { HeatLayout } from "./heatLayout";
import { RowLabel } from "./RowLabel";
import { fitText, pixels } from "./text";

interface HeatHeadProps {
  readonly series: readonly ChartSeries[];
  readonly layout: HeatLayout;
}

/** The tokenizers' names above their columns. */
export function HeatHead({ series, layout }: HeatHeadProps): ReactElement {
  const { plotLeft, cellWidth, headHeight, isHeadUpright } = layout;
  const base = headHeight - 9;
  return (
    <>
      <AxisTitle x={0} y={base}>
        Language
      </AxisTitle>
      {series.map(({ reference, label }, i) => {
        const middle = plotLeft + (i + 0.5) * cellWidth;
        return isHeadUpright ? (
          <text
            key={reference}
            transform={`translate(${pixels(middle + 4)} ${pixels(base)}) rotate(-90)`}
            fontSize="12"
            fill="var(--ink)"
          >
            {fitText(label, headHeight - 12, 12)}
          </text>
        ) : (
          <text key={reference} x={pixels(middle)} y={pixels(base)} fontSize="12" fill="var(--ink)" textAnchor="middle">
            {label}
          </text>
        );
      })}
    </>
  );
}

interface HeatRowProps extends Colored {
  readonly row: ChartRow;
  readonly layout: HeatLayout;
}

/** How figures become colours and numbers. */
interface Colored {
  /** The figures at which the colour changes. */
  readonly steps: readonly number[];
  readonly form: FigureForm;
}

/** A language's name and its cells; its upper left corner is at the origin. */
export function HeatRow({ row, layout, ...colored }: HeatRowProps): ReactElement {
  return (
    <>
      <RowLabel language={row.language} layout={layout} middle={layout.rowHeight / 2} />
      {row.figures.map((figures, i) =>
        figures === null || figures.value === null ? null : (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its index
            key={i}
            figures={figures}
            value={figures.value}
            {...{ layout, ...colored }}
            left={layout.plotLeft + i * layout.cellWidth}
          />
        ),
      )}
    </>
  );
}

interface CellProps extends Colored {
  readonly figures: LanguageFigures;
  readonly value: number;
  readonly layout: HeatLayout;
  readonly left: number;
}

/** One cell; with many unknown tokens an outlined one. */
function Cell({ figures, value, layout, left, steps, form }: CellProps): ReactElement {
  const step = stepOf(value, steps);
  const doubtful = hasManyUnknown(figures);
  const inset = doubtful ? 2 : 0.5;
  return (
    <>
      <rect
        x={pixels(left + inset)}
        y={inset}
        width={pixels(layout.cellWidth - 2 * inset)}
        height={layout.rowHeight - 2 * inset}
        fill={doubtful ? "var(--surface)" : stepColor(step)}
        {...(doubtful && { stroke: "var(--warning-ink)", strokeWidth: 1.5, strokeDasharray: "3 2" })}
      />
      {layout.hasNumbers && (
        <text
          x={pixels(left + layout.cellWidth / 2)}
          y={layout.rowHeight / 2 + 4}
          fontSize="12"
          fill={doubtful ? "var(--warning-ink)" : stepInk(step)}
          textAnchor="middle"
        >
          {formatFigure(form, value)}
        </text>
      )}
    </>
  );
}
