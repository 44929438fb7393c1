import { pictureToPdf } from "../../pictures/pictureToPdf";
import { paintSvg, svgToPng } from "../../pictures/svgToPng";

export const pictureFormats = ["png", "svg", "pdf"] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Pixels for one of CSS: sharp on screens; in print 288 to the inch. */
const scales = { png: 2, pdf: 3 } as const;

const smaller = "Choose fewer lines";

/**
 * A picture as a file.
 * @param svg the picture
 * @throws {Error} whose message says why it could not be made, and what to do
 */
export async function pictureFile(format: PictureFormat, svg: string, title: string): Promise<Blob> {
  if (format === "svg") return new Blob([svg], { type: "image/svg+xml" });
  if (format === "png") return (await svgToPng(svg, scales.png, smaller)).blob;
  const { canvas, scale } = await paintSvg(svg, scales.pdf, smaller);
  const { width, height } = canvas;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser has no canvas to paint on. Save the SVG instead.");
  const pixels = context.getImageData(0, 0, width, height).data;
  const rgb = new Uint8Array(3 * width * height);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = pixels[from] ?? 0;
    rgb[to + 1] = pixels[from + 1] ?? 0;
    rgb[to + 2] = pixels[from + 2] ?? 0;
  }
  return pictureToPdf({ width, height, rgb }, { width: width / scale, height: height / scale }, title);
}

/** Whether a clipboard may take such pictures; whether it does is seen when it is asked. */
export function canCopy(format: PictureFormat): boolean {
  return format !== "pdf";
}

/**
 * Copies a picture; SVG as text too, which is what most programs take it as.
 * @throws where the browser does not let us
 */
export async function copyPicture(format: PictureFormat, svg: string, title: string): Promise<void> {
  if (format === "png") {
    // A promise, so that Safari still knows of the click once the picture is there.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pictureFile("png", svg, title) })]);
    return;
  }
  const text = new Blob([svg], { type: "text/plain" });
  const isTaken = ClipboardItem.supports?.("image/svg+xml") === true;
  const picture = isTaken ? { "image/svg+xml": new Blob([svg], { type: "image/svg+xml" }) } : {};
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": text, ...picture })]);
}
