import type { ChartSeries } from "../chart";
import { estimateWidth } from "./text";

/** Where the parts of the heat map are, in pixels. */
export interface HeatLayout {
  readonly width: number;
  /** Names of languages stand left of the cells. */
  readonly plotLeft: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Whether the tokenizers' names stand upright, since columns are too narrow for them. */
  readonly isHeadUpright: boolean;
  readonly hasNumbers: boolean;
  readonly hasEndonyms: boolean;
}

const widestCell = 150;
/** Upright names are cut off here. */
const uprightLength = 150;

/** The layout for a width and so many tokenizers. */
export function heatLayout(width: number, series: readonly ChartSeries[]): HeatLayout {
  const hasEndonyms = width >= 900;
  const plotLeft = hasEndonyms ? 250 : width >= 600 ? 170 : 112;
  const cellWidth = Math.min(widestCell, Math.max(16, (width - plotLeft) / Math.max(1, series.length)));
  const longest = Math.max(0, ...series.map(({ label }) => estimateWidth(label, 12)));
  const isHeadUpright = longest > cellWidth - 6;
  return {
    width,
    plotLeft,
    cellWidth,
    rowHeight: 24,
    headHeight: isHeadUpright ? Math.min(longest, uprightLength) + 14 : 28,
    isHeadUpright,
    hasNumbers: cellWidth >= 34,
    hasEndonyms,
  };
}
