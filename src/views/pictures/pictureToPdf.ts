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
  const packed = new Uint8Array(
    await new Response(new Blob([rgb]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer(),
  );
  const [w, h] = [size.width * pointsOfPixel, size.height * pointsOfPixel];
  const content = `q ${w} 0 0 ${h} 0 0 cm /Picture Do Q`;
  const image =
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB ` +
    `/BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>`;
  const objects: readonly (readonly (string | Uint8Array<ArrayBuffer>)[])[] = [
    ["<< /Type /Catalog /Pages 2 0 R >>"],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R ` +
        "/Resources << /XObject << /Picture 5 0 R >> >> >>",
    ],
    [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
    [`${image}\nstream\n`, packed, "\nendstream"],
    [`<< /Title <feff${utf16Hex(title)}> /Producer (Tessera) >>`],
  ];
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  let length = 0;
  const write = (part: string | Uint8Array<ArrayBuffer>) => {
    parts.push(part);
    length += part.length; // All text in it is ASCII.
  };
  write("%PDF-1.4\n");
  const places = objects.map((object, i) => {
    const place = length;
    write(`${i + 1} 0 obj\n`);
    for (const part of object) write(part);
    write("\nendobj\n");
    return place;
  });
  const table = length;
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  write(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${entries}`);
  write(`trailer\n<< /Size ${places.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts, { type: "application/pdf" });
}

function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, "0")).join("");
}
