import { expect, test } from "vitest";
import { pathOperators } from "./pathOperators";
import { standardWidth, winAnsi } from "./standardFonts";
import { svgToPdf } from "./svgToPdf";

const paint = () => ({
  ...{ columns: 8, rows: 4, rgba: new Uint8ClampedArray(128).fill(9), width: 40, margin: 2, ascent: 12, scale: 0.2 },
});
const svg =
  '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100" ' +
  'font-family="system-ui, sans-serif"><title>A &amp; b</title><rect width="200" height="100" fill="rgb(255, 255, 255)"/>' +
  '<g transform="translate(10 20)"><path d="M0 0H10V5Z" fill="none" stroke="#000" stroke-dasharray="3 2"></path>' +
  '<text x="5" y="6" font-size="12" font-weight="600">Größe &lt; 1</text><text y="30" font-size="12">हिन्दी</text></g></svg>';

async function read(): Promise<string> {
  const blob = await svgToPdf(svg, { title: "A & b", paint });
  return Buffer.from(await blob.arrayBuffer()).toString("latin1");
}

test("lines stay lines and Latin text stays text, on a page of the picture’s size", async () => {
  const pdf = await read();
  expect(pdf).toContain("/MediaBox [0 0 150 75]");
  // Where a group is, it is drawn: y goes up in a PDF.
  expect(pdf).toContain("0.75 0 0 -0.75 7.5 60 cm");
  expect(pdf).toContain("0 0 m\n10 0 l\n10 5 l\nh\nS");
  expect(pdf).toContain("[3 2] 0 d");
  expect(pdf).toContain("/BaseFont /Helvetica-Bold");
  expect(pdf).toContain(`<${Buffer.from("Größe < 1", "latin1").toString("hex")}> Tj`);
});

test("text of another script is a picture with its letters over it, which a reader finds and copies", async () => {
  const pdf = await read();
  expect(pdf).toContain("/Subtype /Type3");
  expect(pdf).toContain("/run0 Do");
  for (const letter of new Set("हिन्दी")) {
    const hex = (letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    expect(pdf).toMatch(new RegExp(`<[0-9a-f]{2}> <${hex}>`));
  }
});

test("each object is where the file says", async () => {
  const pdf = await read();
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
  const places = Array.from(pdf.slice(table).matchAll(/^(\d{10}) 00000 n $/gm), ([, place]) => Number(place));
  expect(places.length).toBeGreaterThan(8);
  for (const [i, place] of places.entries()) expect(pdf.slice(place)).toMatch(new RegExp(`^${i + 1} 0 obj\n`));
});

test("what it does not know is refused, and not left out", async () => {
  const other = svg.replace("<rect", "<image/><rect");
  await expect(svgToPdf(other, { title: "", paint })).rejects.toThrow("<image>");
  expect(() => pathOperators("M0 0S1 1 2 2")).toThrow("“S”");
});

test("a circle of arcs ends where it began, and is as wide and high as it is", () => {
  const numbers = Array.from(pathOperators("M0 5a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z").matchAll(/-?[\d.]+/g), Number);
  expect(numbers.slice(-2)).toEqual([0, 5]);
  expect(Math.max(...numbers.filter((_, i) => i % 2 === 1))).toBeCloseTo(10, 1);
  expect(Math.min(...numbers.filter((_, i) => i % 2 === 1))).toBeCloseTo(0, 1);
});

test("widths are those of Adobe’s metrics, letters with marks as wide as without", () => {
  expect(standardWidth("AV é", "sans")).toBeCloseTo((667 + 667 + 278 + 556) / 1000);
  expect(standardWidth("iiii", "serif")).toBeCloseTo(1.112);
  expect(winAnsi("“×”")).toEqual([0x93, 0xd7, 0x94]);
  expect(winAnsi("ş")).toBeNull();
});
