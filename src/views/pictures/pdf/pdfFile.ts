/** What an object of a PDF file is written of: ASCII, and bytes as they are. */
export type PdfObject = readonly (string | Uint8Array<ArrayBuffer>)[];

/**
 * A PDF file (ISO 32000-1) of numbered objects, with the table of where each begins.
 * @param objects from number 1 on; the first is the catalogue
 * @param info the number of the one that has the document's title
 */
export function writePdf(objects: readonly PdfObject[], info: number): Blob {
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
  write(`trailer\n<< /Size ${places.length + 1} /Root 1 0 R /Info ${info} 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts, { type: "application/pdf" });
}

/** The object with a document's title. */
export function infoObject(title: string): PdfObject {
  return [`<< /Title ${unicodeString(title)} /Producer (Tessera) >>`];
}

/** A text string of any characters. */
export function unicodeString(text: string): string {
  return `<feff${utf16Hex(text)}>`;
}

/** UTF-16, big-endian, in hexadecimal digits. */
export function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, "0")).join("");
}

/** A stream whose bytes are deflated. @param entries of its dictionary besides filter and length */
export async function deflatedStream(entries: string, content: Uint8Array<ArrayBuffer>): Promise<PdfObject> {
  const packed = new Uint8Array(
    await new Response(new Blob([content]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer(),
  );
  return [`<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, packed, "\nendstream"];
}
