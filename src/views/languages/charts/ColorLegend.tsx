import type { ReactElement } from "react";
import { formatTick } from "../../../ui/format";
import { AxisTitle, TickLabel, tickSize } from "./AxisMarks";
import { premiumSteps, stepColor } from "./premiumColor";

const boxWidth = 30;
const boxHeight = 12;

/** Size of the legend in pixels. */
export const colorLegendSize = { width: (premiumSteps.length + 1) * boxWidth + 4, height: 50 };

/** Which colour is which premium, with the numbers at which it changes; its upper left corner is at the origin. */
export function ColorLegend(): ReactElement {
  return (
    <>
      <AxisTitle x={0} y={tickSize}>
        Token premium
      </AxisTitle>
      {Array.from({ length: premiumSteps.length + 1 }, (_, step) => (
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
      {premiumSteps.map((premium, i) => (
        <TickLabel key={premium} x={(i + 1) * boxWidth} y={colorLegendSize.height - 4} tick={premium} anchor="middle" />
      ))}
      <title>{`Colours change at ${premiumSteps.map(formatTick).join(", ")}`}</title>
    </>
  );
}
