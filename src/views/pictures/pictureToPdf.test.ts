import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pictureToPdf } from "./pictureToPdf";

test("a PDF has the picture’s very pixels, on a page as large as it, and says where each object is", async () => {
  const rgb = Uint8Array.from({ length: 3 * 6 * 4 }, (_, i) => (i * 37) % 256);
  const blob = await pictureToPdf({ width: 6, height: 4, rgb }, { width: 2, height: 4 / 3 }, "Llama 2 · Größe");
  expect(blob.type).toBe("application/pdf");
  const bytes = Buffer.from(await blob.arrayBuffer());
  const text = bytes.toString("latin1");
  expect(text.startsWith("%PDF-1.4\n")).toBe(true);
  expect(text).toContain("/MediaBox [0 0 1.5 1]");
  expect(text).toContain("q 1.5 0 0 1 0 0 cm /Picture Do Q");
  expect(text).toContain(`/Title <feff${Buffer.from("Llama 2 · Größe", "utf16le").swap16().toString("hex")}>`);

  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const entries = Array.from(text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm), ([, place]) => Number(place));
  expect(entries).toHaveLength(6);
  for (const [i, place] of entries.entries()) expect(text.slice(place)).toMatch(new RegExp(`^${i + 1} 0 obj\n`));

  const image = /\/Filter \/FlateDecode \/Length (\d+) >>\nstream\n/.exec(text);
  const from = (image?.index ?? 0) + (image?.[0].length ?? 0);
  const packed = bytes.subarray(from, from + Number(image?.[1]));
  expect(new Uint8Array(inflateSync(packed))).toEqual(rgb);
  expect(text.slice(from + packed.length)).toMatch(/^\nendstream\nendobj\n/);
});
