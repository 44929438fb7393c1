/** Where the parts of the bar chart are, in pixels. */
export interface BarsLayout {
  readonly width: number;
  /** Names of languages stand left of the plot, marks of doubtful figures right of it. */
  readonly plotLeft: number;
  readonly plotWidth: number;
  readonly axisHeight: number;
  readonly rowHeight: number;
  readonly barHeight: number;
  /** From one bar of a row to the next. */
  readonly pitch: number;
  /** Whether a bar's number fits beside it. */
  readonly hasValues: boolean;
  readonly hasEndonyms: boolean;
}

const barHeights = [14, 10, 7, 6, 5, 5, 4, 4];
const gapBetweenRows = 10;

/** The layout for a width and a number of series: the more of them, the thinner the bars. */
export function barsLayout(width: number, seriesCount: number): BarsLayout {
  const hasEndonyms = width >= 900;
  const plotLeft = hasEndonyms ? 250 : width >= 600 ? 170 : 112;
  const barHeight = barHeights[Math.max(0, seriesCount - 1)] ?? 4;
  const pitch = barHeight + 1;
  return {
    width,
    plotLeft,
    plotWidth: Math.max(60, width - plotLeft - 62),
    axisHeight: 44,
    rowHeight: Math.max(26, seriesCount * pitch + gapBetweenRows),
    barHeight,
    pitch,
    hasValues: seriesCount <= 2,
    hasEndonyms,
  };
}
