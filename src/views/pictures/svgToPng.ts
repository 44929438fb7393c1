import { whileFluid } from "./whileFluid";

/** A picture in pixels. */
export interface Png {
  readonly blob: Blob;
  /** Pixels of the picture for one of the SVG's; less than was asked for where that was too large. */
  readonly scale: number;
}

/** A side of a canvas that Chromium, Firefox and Safari all allow, and an area that takes some 270 MB of memory. */
const longestSide = 16_384;
const largestArea = 16_384 * 4_096;

/** The picture is painted in strips of so many pixels, with time between them for the page. */
const stripHeight = 256;

/** Below this, text can no longer be read. */
const leastScale = 0.75;

/**
 * Paints an SVG document.
 * @param wanted pixels of the picture for one of the SVG's
 * @param smaller what makes the picture smaller, for one that is too large
 * @throws {Error} when the picture is too large to be read, or the browser cannot paint it
 */
export async function svgToPng(svg: string, wanted = 2, smaller = fewerLanguages): Promise<Png> {
  const { canvas, scale } = await paintSvg(svg, wanted, smaller);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error(tooLarge(canvas.height / scale, smaller));
  return { blob, scale };
}

/** An SVG document on a canvas; parameters and errors are those of {@link svgToPng}. */
export async function paintSvg(
  svg: string,
  wanted: number,
  smaller: string,
): Promise<{ readonly canvas: HTMLCanvasElement; readonly scale: number }> {
  const { width, height } = sizeOf(svg);
  const scale = fittingScale(width, height, wanted, smaller);
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser has no canvas to paint a PNG on. Save the SVG instead.");
    const strips = Array.from({ length: Math.ceil(canvas.height / stripHeight) }, (_, i) => i * stripHeight);
    await whileFluid(strips, (top) => {
      const stripEnd = Math.min(canvas.height, top + stripHeight);
      context.save();
      context.beginPath();
      context.rect(0, top, canvas.width, stripEnd - top);
      context.clip();
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      context.restore();
      // Painting is put off until a pixel is asked for.
      context.getImageData(0, top, 1, 1);
    });
    return { canvas, scale };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * The scale that is asked for, or the largest one that a canvas has room for.
 * @throws {Error} when text could not be read at that
 */
export function fittingScale(width: number, height: number, wanted: number, smaller = fewerLanguages): number {
  const scale = Math.min(wanted, longestSide / Math.max(width, height), Math.sqrt(largestArea / (width * height)));
  if (scale < Math.min(wanted, leastScale)) throw new Error(tooLarge(height, smaller));
  return scale;
}

const fewerLanguages = "Choose fewer languages";

function tooLarge(height: number, smaller: string): string {
  return `The picture is ${Math.round(height)} pixels high, too large for a PNG. ${smaller}, or save the SVG.`;
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) {
    throw new Error("The SVG does not say how large it is: its svg element needs width and height, in pixels.");
  }
  return { width: Number(width), height: Number(height) };
}
