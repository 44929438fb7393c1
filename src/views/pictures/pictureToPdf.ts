import { deflatedStream, infoObject, writePdf } from "./pdf/pdfFile";

/** A picture in pixels, 8 bits of red, green and blue each, from the upper left corner. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array<ArrayBuffer>;
}

/** Points (1/72 inch) of a CSS pixel (1/96 inch). */
const pointsOfPixel = 0.75;

/**
 * A PDF document (ISO 32000-1) of one page that is one picture, without loss. Fonts would have to be in it, and no page may read
 * those of its system; pixels show every script as the browser sets it.
 * @param size of the page, in CSS pixels
 * @param title of the document
 */
export async function pictureToPdf(
  { width, height, rgb }: Raster,
  size: { readonly width: number; readonly height: number },
  title: string,
): Promise<Blob> {
  const [w, h] = [size.width * pointsOfPixel, size.height * pointsOfPixel];
  const content = `q ${w} 0 0 ${h} 0 0 cm /Picture Do Q`;
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
  return writePdf(
    [
      ["<< /Type /Catalog /Pages 2 0 R >>"],
      ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
      [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R ` +
          "/Resources << /XObject << /Picture 5 0 R >> >> >>",
      ],
      [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
      await deflatedStream(image, rgb),
      infoObject(title),
    ],
    6,
  );
}
