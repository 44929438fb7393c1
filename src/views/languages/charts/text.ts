/** Fonts of charts, on the page and in files that leave it. */
export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** Fonts that a figure may be set in: those that whoever opens it has. */
export const chartFonts = {
  sans: { label: "Sans serif", family: fontFamily },
  serif: { label: "Serif", family: "Georgia, 'Times New Roman', 'Noto Serif', serif" },
} as const;
export type ChartFont = keyof typeof chartFonts;

/** Scripts whose letters are about as wide as they are high. */
const wide = /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/u;
const narrow = /[ijlftI.,:;'|()[\] \p{Mn}]/u;
const broad = /[mwMW@%]/u;

/**
 * About how wide a text is, in pixels. Charts are also drawn where nothing can be measured: into a file, and in tests.
 * @param size the font's, in pixels
 */
export function estimateWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    ems += wide.test(character) ? 1 : broad.test(character) ? 0.88 : narrow.test(character) ? 0.33 : 0.58;
  }
  return ems * size;
}

/** The text, shortened with an ellipsis where it would be wider than so many pixels. */
export function fitText(text: string, width: number, size: number): string {
  if (estimateWidth(text, size) <= width) return text;
  const graphemes = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  while (graphemes.length > 1 && estimateWidth(`${graphemes.join("")}…`, size) > width) graphemes.pop();
  return `${graphemes.join("").trimEnd()}…`;
}

/** A number for an attribute: a tenth of a pixel is enough. */
export function pixels(value: number): number {
  return Math.round(value * 10) / 10;
}
