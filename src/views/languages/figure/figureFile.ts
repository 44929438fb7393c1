import { strToU8, zipSync } from "fflate";
import { paintRun } from "../../pictures/pdf/paintRun";
import { svgToPdf } from "../../pictures/pdf/svgToPdf";
import { svgToPng } from "../../pictures/svgToPng";

export const figureFormats = ["svg", "png", "pdf"] as const;
export type FigureFormat = (typeof figureFormats)[number];

/** Pixels of a PNG for one of the chart's: sharp on screens, and 288 to the inch in print. */
const pngScale = 3;

/**
 * A chart as a file.
 * @param svg as `chartToSvg` writes it
 * @throws {Error} whose message says why it could not be made, and what to do
 */
export async function figureFile(format: FigureFormat, svg: string, title: string): Promise<Blob> {
  if (format === "svg") return new Blob([svg], { type: "image/svg+xml;charset=utf-8" });
  return format === "png" ? (await svgToPng(svg, pngScale)).blob : svgToPdf(svg, { title, paint: paintRun });
}

/** A figure with all that belongs to it in one ZIP archive. @param texts by the names of their files */
export async function figureArchive(
  picture: { readonly name: string; readonly blob: Blob },
  texts: Readonly<Record<string, string>>,
): Promise<Blob> {
  const files = Object.entries(texts).map(([name, text]) => [name, strToU8(text)]);
  const bytes = new Uint8Array(await picture.blob.arrayBuffer());
  const zipped = zipSync({ ...Object.fromEntries(files), [picture.name]: bytes });
  return new Blob([zipped], { type: "application/zip" });
}
