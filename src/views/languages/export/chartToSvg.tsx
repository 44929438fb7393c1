import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Chart } from "../../../state/languages/choice";
import { useAppStore } from "../../../state/store";
import { whileFluid } from "../../pictures/whileFluid";
import { shownSeries } from "../charts/mapLayout";
import { type ChartFont, chartFonts, pixels } from "../charts/text";
import { barsParts, type Drawn, heatParts, mapParts, scatterParts } from "./chartParts";
import { captionPart, gap, margin, type Part, titlePart } from "./commonParts";

/** How a chart is to leave the page. */
export interface SvgOptions {
  readonly title: string;
  /** Corpus, pivot, mode, versions: a line each. */
  readonly caption: readonly string[];
  /** The colour of a variable of the theme, such as `--ink`. */
  color(variable: string): string;
  /** In pixels. */
  readonly width?: number;
  readonly font?: ChartFont;
}

const usualWidth = 960;

/**
 * A chart as an SVG document that needs nothing else: all rows, not only those in sight, with the colours of the theme
 * at hand. Bring it in when it is asked for: React's renderer comes with it.
 * @returns the document's text, well-formed XML
 */
export async function chartToSvg(chart: Chart, drawn: Drawn, options: SvgOptions): Promise<string> {
  const { title, caption, color, width = usualWidth, font = "sans" } = options;
  const room = width - 2 * margin;
  const parts = [
    titlePart(title),
    ...(await partsOf(chart, drawn, room)),
    ...(caption.length === 0 ? [] : [captionPart(caption, room)]),
  ];
  const height = Math.ceil(2 * margin + parts.reduce((sum, part) => sum + part.height + gap, -gap));
  const markup: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" `,
    `font-family="${chartFonts[font].family}">`,
    render(<title>{title}</title>),
    render(<desc>{caption.join(" ")}</desc>),
    render(<rect width={width} height={height} fill="var(--surface)" />),
  ];
  let top = margin;
  for (const part of parts) {
    markup.push(`<g transform="translate(${margin} ${pixels(top)})">`);
    await whileFluid(part.pieces, (piece) => markup.push(render(piece)));
    markup.push("</g>");
    top += part.height + gap;
  }
  // In text, quotation marks are escaped: this finds attributes only.
  const colored = markup.map((piece) =>
    piece.replace(/="var\((--[a-z0-9-]+)\)"/g, (_, variable: string) => `="${color(variable)}"`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${colored.join("")}</svg>\n`;
}

function render(piece: ReactElement): string {
  return withoutForbidden(renderToStaticMarkup(piece));
}

async function partsOf(chart: Chart, drawn: Drawn, width: number): Promise<Part[]> {
  switch (chart) {
    case "bars":
      return barsParts(drawn, width);
    case "heat":
      return heatParts(drawn, width);
    case "scatter":
      return scatterParts(drawn, width);
    case "map": {
      const { land } = await import("../charts/land");
      return mapParts(drawn, shownSeries(drawn.series, useAppStore.getState().comparison.languages.map), land, width);
    }
    default:
      return chart satisfies never;
  }
}

/** XML 1.0 (section 2.2) has no place for control characters, which names in one's own corpus may have. */
function withoutForbidden(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");
}
