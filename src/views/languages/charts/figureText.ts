import { fewestSegments, hasFewSegments } from "../../../analysis/fewSegments";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import { formatCount, formatInterval, formatRatio, formatShare, plural } from "../../../ui/format";
import type { ChartProps, ChartRow, ChartSeries } from "../chart";

/** Share of unknown tokens; 0 where there are no tokens. */
export function unknownShare({ tokens, unknown }: LanguageFigures): number {
  return tokens === 0 ? 0 : unknown / tokens;
}

/** The mark itself: “UNK 34%”. */
export function unknownMark(figures: LanguageFigures): string {
  return `UNK ${Math.round(unknownShare(figures) * 100)}%`;
}

/** One tokenizer's exact figures in words, for those who hear the chart. */
function figuresInWords({ label }: ChartSeries, figures: LanguageFigures | null): string {
  if (figures === null) return `${label}: not measured yet`;
  const parts = [
    figures.premium === null ? "no premium" : `premium ${formatRatio(figures.premium)}`,
    intervalInWords(figures),
    `${plural(figures.tokens, "token")} against ${formatCount(figures.pivotTokens)} of the pivot`,
    `${formatCount(figures.bytes)} bytes`,
    `byte premium ${formatRatio(figures.bytePremium)}`,
    figures.unknown === 0 ? "" : `${formatShare(unknownShare(figures))} unknown`,
  ];
  return `${label}: ${parts.filter(Boolean).join(", ")}`;
}

function intervalInWords(figures: LanguageFigures): string {
  if (figures.interval === null) return "";
  if (hasFewSegments(figures)) return `${plural(figures.segments, "segment")}, too few for a 95% interval`;
  return `95% interval ${formatInterval(figures.interval)}`;
}

/** A language's figures in words: of one series, or of all. */
export function rowInWords(row: ChartRow, series: readonly ChartSeries[], only: number | null): string {
  const told = series
    .map((one, i) => ({ one, figures: row.figures[i] ?? null, i }))
    .filter(({ i }) => only === null || i === only)
    .map(({ one, figures }) => figuresInWords(one, figures));
  return `${row.language.name}, ${row.language.code}. ${told.join(". ")}.`;
}

/** What is compared with what, for a chart's name: “against English, segment by segment”. */
export function comparisonInWords({ pivot, mode }: Pick<ChartProps, "pivot" | "mode">): string {
  return `against ${pivot.name}, ${mode === "segment" ? "segment by segment" : "segments joined"}`;
}

/**
 * What outlined marks mean; nothing where there are none.
 * @param only the one series that is shown; null for all
 */
export function doubtNote(rows: readonly ChartRow[], only: number | null = null): string | undefined {
  const isDoubtful = hasAny(rows, (figures, i) => (only === null || i === only) && hasManyUnknown(figures));
  return isDoubtful ? "Outlined: more than 10% of the tokens are unknown, so the premium says little." : undefined;
}

/** The same for bars, why some have no interval, and which are still to come. */
export function barsNote(rows: readonly ChartRow[]): string | undefined {
  const few = `No 95% interval where fewer than ${fewestSegments} segments are shared.`;
  const isPending = rows.some(({ figures }) => figures.includes(null));
  const pending = isPending ? "Dashed: not measured yet, so its length says nothing." : "";
  const notes = [doubtNote(rows) ?? "", hasAny(rows, hasFewSegments) ? few : "", pending].filter((note) => note !== "");
  return notes.length === 0 ? undefined : notes.join(" ");
}

function hasAny(rows: readonly ChartRow[], is: (figures: LanguageFigures, i: number) => boolean): boolean {
  return rows.some(({ figures }) => figures.some((one, i) => one !== null && is(one, i)));
}
