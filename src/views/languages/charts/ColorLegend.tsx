import type { ReactElement } from "react";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import { formatFigureTick } from "../words/figureForm";
import { AxisTitle, TickLabel, tickSize } from "./AxisMarks";
import { premiumSteps, stepColor } from "./figureColor";
import { estimateWidth } from "./text";

const boxWidth = 30;
const boxHeight = 12;

/** Size of the legend in pixels. */
export const colorLegendSize = { width: (premiumSteps.length + 1) * boxWidth + 4, height: 50 };

interface ColorLegendProps {
  readonly measure: LanguageMeasure;
  /** The figures at which the colour changes. */
  readonly steps: readonly number[];
}

/** Which colour is which figure, with the numbers at which it changes; its upper left corner is at the origin. */
export function ColorLegend({ measure: { title, form }, steps }: ColorLegendProps): ReactElement {
  const isTight = steps.some((step) => estimateWidth(formatFigureTick(form, step), tickSize) > boxWidth - 4);
  return (
    <>
      <AxisTitle x={0} y={tickSize}>
        {title}
      </AxisTitle>
      {Array.from({ length: steps.length + 1 }, (_, step) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its index
          key={step}
          x={step * boxWidth + 0.5}
          y="20.5"
          width={boxWidth - 1}
          height={boxHeight}
          fill={stepColor(step)}
          stroke="var(--line-strong)"
          strokeWidth="0.75"
        />
      ))}
      {steps.map((step, i) =>
        isTight && i % 2 === 1 ? null : (
          <TickLabel
            key={step}
            x={(i + 1) * boxWidth}
            y={colorLegendSize.height - 4}
            tick={step}
            form={form}
            anchor="middle"
          />
        ),
      )}
      <title>{`Colours change at ${steps.map((step) => formatFigureTick(form, step)).join(", ")}`}</title>
    </>
  );
}
