import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import { decimalPads, formatCount, formatRatio, formatShare } from "../../../ui/format";
import { formatTick } from "../../../ui/laterFormats";

const writers: Readonly<Record<FigureForm, (value: number | null) => string>> = {
  ratio: formatRatio,
  share: formatShare,
  count: (value) => (value === null ? formatRatio(value) : formatCount(value)),
};

/** What figures of a form lack behind them at most, so that their decimals stand under each other. */
const deepest: Readonly<Record<FigureForm, string>> = { ratio: "0.000", share: "0.000%", count: "0" };

/** A measure's figure as it stands wherever one is shown; a dash where there is none. */
export function formatFigure(form: FigureForm, value: number | null): string {
  return writers[form](value);
}

/** An interval of such figures: 1.21–1.34. */
export function formatFigures(form: FigureForm, [low, high]: readonly [low: number, high: number]): string {
  return `${formatFigure(form, low)}–${formatFigure(form, high)}`;
}

/** What a figure lacks behind it in a long list. */
export function figurePad(form: FigureForm, value: number | null): string {
  return decimalPads([formatFigure(form, value), deepest[form]])[0] ?? "";
}

/** A round figure that labels an axis or names a step. */
export function formatFigureTick(form: FigureForm, value: number): string {
  return form === "share" ? `${formatTick(value * 100)}%` : formatTick(value);
}
