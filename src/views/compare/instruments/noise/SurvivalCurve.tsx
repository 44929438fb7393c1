import type { ReactElement } from "react";
import { curveRates, type NoiseFigures } from "../../../../instruments/noise/instrument";
import { Curve } from "../frame/Curve";
import type { FigureRow } from "../frame/figureRows";

interface SurvivalCurveProps {
  readonly rows: readonly FigureRow<NoiseFigures>[];
  /** The rate that the table is of. */
  readonly rate: number;
  /** What it is drawn of. */
  readonly of: string;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
const axis = { scale: "linear", tickFormatter: percent } as const;
const most = curveRates.at(-1) ?? 0;

/** The share of tokens that survive against the rate, of all columns. The table taken along says the same. */
export function SurvivalCurve({ rows, rate, of }: SurvivalCurveProps): ReactElement {
  const told = rows.flatMap(({ reference, name, figures }) => {
    const points = figures?.curve.filter(({ survival }) => survival !== null) ?? [];
    return points.length === 0 ? [] : [{ reference, name, points: [{ rate: 0, survival: 1 }, ...points] }];
  });
  return (
    <Curve
      caption={`Survival against the rate, of ${of}`}
      columns={told}
      x={{
        ...axis,
        words: "Rate",
        of: "rate",
        domain: [0, most],
        ticks: [0, ...curveRates.filter((_, i) => i % 2 === 1)],
      }}
      y={{ ...axis, words: "Survive", of: "survival", domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] }}
      across={rate <= most ? rate : undefined}
    />
  );
}
