import { fewestSegments, hasFewSegments } from "../../../analysis/fewSegments";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import { hasIntervals } from "../../../instruments/corpus/measures";
import { formatCount, formatRatio, formatShare, plural } from "../../../ui/format";
import type { ChartProps, ChartRow, ChartSeries } from "../chart";
import { formatFigure, formatFigures } from "../words/figureForm";

/** Share of unknown tokens; 0 where there are no tokens. */
export function unknownShare({ tokens, unknown }: LanguageFigures): number {
  return tokens === 0 ? 0 : unknown / tokens;
}

/** The mark itself: “UNK 34%”. */
export function unknownMark(figures: LanguageFigures): string {
  return `UNK ${Math.round(unknownShare(figures) * 100)}%`;
}

/** One tokenizer's exact figures in words, for those who hear the chart. */
function figuresInWords({ label }: ChartSeries, figures: LanguageFigures | null, { measure, mode }: Measured): string {
  if (figures === null) return `${label}: not measured yet`;
  const { form, inText, name, lacking = "" } = measure;
  const isPremium = name === premiumMeasure.name;
  const what = isPremium ? "premium" : inText;
  const parts = [
    ...(figures.value === null ? [`no ${what}`, lacking] : [`${what} ${formatFigure(form, figures.value)}`]),
    hasIntervals(measure, mode) ? intervalInWords(figures, form) : "",
    isPremium ? "" : `token premium ${formatRatio(figures.premium)}`,
    `${plural(figures.tokens, "token")} against ${formatCount(figures.pivotTokens)} of the pivot`,
    `${formatCount(figures.bytes)} bytes`,
    `byte premium ${formatRatio(figures.bytePremium)}`,
    figures.unknown === 0 ? "" : `${formatShare(unknownShare(figures))} unknown`,
  ];
  return `${label}: ${parts.filter(Boolean).join(", ")}`;
}

/** What is measured, and how segments are encoded. */
type Measured = Pick<ChartProps, "measure" | "mode">;

function intervalInWords(figures: LanguageFigures, form: FigureForm): string {
  if (figures.interval === null) return "";
  if (hasFewSegments(figures)) return `${plural(figures.segments, "segment")}, too few for a 95% interval`;
  return `95% interval ${formatFigures(form, figures.interval)}`;
}

/** A language's figures in words: of one series, or of all. */
export function rowInWords(
  row: ChartRow,
  series: readonly ChartSeries[],
  measured: Measured,
  only: number | null,
): string {
  const told = series
    .map((one, i) => ({ one, figures: row.figures[i] ?? null, i }))
    .filter(({ i }) => only === null || i === only)
    .map(({ one, figures }) => figuresInWords(one, figures, measured));
  return `${row.language.name}, ${row.language.code}. ${told.join(". ")}.`;
}

/** What is compared with what, for a chart's name: “against English, segment by segment”. */
export function comparisonInWords({ pivot, mode }: Pick<ChartProps, "pivot" | "mode">): string {
  return `against ${pivot.name}, ${mode === "segment" ? "segment by segment" : "segments joined"}`;
}

/**
 * What outlined marks mean, and why languages have no figure; nothing where there are none.
 * @param only the one series that is shown; null for all
 */
export function doubtNote(
  rows: readonly ChartRow[],
  { name, inText, lacking }: LanguageMeasure,
  only: number | null = null,
): string | undefined {
  const isShown = (i: number) => only === null || i === only;
  const isDoubtful = hasAny(rows, (figures, i) => isShown(i) && hasManyUnknown(figures));
  const what = name === premiumMeasure.name ? "premium" : inText;
  const without = rows.filter(({ figures }) => figures.some((one, i) => isShown(i) && one?.value === null)).length;
  const notes = [
    isDoubtful ? `Outlined: more than 10% of the tokens are unknown, so the ${what} says little.` : "",
    lacking === undefined || without === 0 ? "" : `No figure in ${plural(without, "language")}: ${lacking}.`,
  ].filter((note) => note !== "");
  return notes.length === 0 ? undefined : notes.join(" ");
}

/** The same for bars, why some have no interval or are not there, and which are still to come. */
export function barsNote(
  rows: readonly ChartRow[],
  { measure, mode, series }: Measured & Pick<ChartProps, "series">,
): string | undefined {
  const isTold = hasIntervals(measure, mode);
  const few = `No 95% interval where fewer than ${fewestSegments} segments are shared.`;
  const isPending = rows.some(({ figures }) => figures.includes(null));
  const pending = isPending ? "Dashed: not measured yet, so its length says nothing." : "";
  const none = "No 95% intervals: it is of all segments together, and no mean over them.";
  const intervals = isTold ? (hasAny(rows, hasFewSegments) ? few : "") : none;
  const without =
    measure.lacking === undefined ? series.flatMap(({ label }, i) => (hasNoFigure(rows, i) ? [label] : [])) : [];
  const lacking =
    without.length === 0 ? "" : `No bars of ${without.join(", ")}: there is no ${measure.inText} of such.`;
  const notes = [doubtNote(rows, measure) ?? "", intervals, lacking, pending].filter((note) => note !== "");
  return notes.length === 0 ? undefined : notes.join(" ");
}

/** Whether a tokenizer was measured and has a figure nowhere: it lacks what the measure asks about. */
function hasNoFigure(rows: readonly ChartRow[], i: number): boolean {
  return rows.length > 0 && rows.every(({ figures }) => figures[i] != null && figures[i].value === null);
}

function hasAny(rows: readonly ChartRow[], is: (figures: LanguageFigures, i: number) => boolean): boolean {
  return rows.some(({ figures }) => figures.some((one, i) => one !== null && is(one, i)));
}
