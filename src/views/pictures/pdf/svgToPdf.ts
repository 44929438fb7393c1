import { DrawnTexts, type PaintRun } from "./drawnTexts";
import { number, pathOperators } from "./pathOperators";
import { infoObject, type PdfObject, writePdf } from "./pdfFile";
import { type FontFace, fontNames, standardWidth, winAnsi } from "./standardFonts";
import { type Matrix, readSvg, type Shape, times } from "./svgShapes";

/** Points (1/72 inch) of a CSS pixel (1/96 inch). */
const pointsOfPixel = 0.75;

interface PdfOptions {
  /** Of the document. */
  readonly title: string;
  /** Paints a text that the fonts of PDF readers do not have. */
  readonly paint: PaintRun;
}

/**
 * A picture of this program as a PDF document (ISO 32000-1) of one page. Lines and areas stay what they are. Latin text is text, in the fonts
 * that every reader has; other scripts, whose fonts no page may read, are painted by the browser, which knows how to set them, and have their
 * letters over them, unseen, so that they are found and copied like any text.
 * @param svg as `chartToSvg` writes it
 * @throws {Error} for what it does not know how to draw
 */
export async function svgToPdf(svg: string, { title, paint }: PdfOptions): Promise<Blob> {
  const { width, height, shapes } = readSvg(svg);
  const page: Matrix = [pointsOfPixel, 0, 0, -pointsOfPixel, 0, height * pointsOfPixel];
  const alphas = new Set<string>();
  const faces = new Set<FontFace>();
  const texts = new DrawnTexts(paint);
  const content: string[] = [];
  for (const shape of shapes) {
    content.push("q", `${times(page, shape.matrix).map(number).join(" ")} cm`);
    const paints = paintsOf(shape);
    content.push(...paints.operators);
    for (const alpha of paints.alphas) alphas.add(alpha);
    if (shape.name === "text") content.push(...textOperators(shape, paints, faces, texts));
    else if (paints.ending !== "n") content.push(areaOperators(shape), paints.ending);
    content.push("Q");
  }
  const objects: PdfObject[] = [];
  const add = (object: PdfObject) => objects.push(object);
  add(["<< /Type /Catalog /Pages 2 0 R >>"]);
  add(["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]);
  const pageAt = add([""]) - 1;
  const stream = new TextEncoder().encode(content.join("\n"));
  const contentNumber = add([`<< /Length ${stream.length} >>\nstream\n`, stream, "\nendstream"]);
  const info = add(infoObject(title));
  const fonts = Array.from(faces, (face) => {
    const object = add([`<< /Type /Font /Subtype /Type1 /BaseFont /${fontNames[face]} /Encoding /WinAnsiEncoding >>`]);
    return `/${face} ${object} 0 R`;
  });
  const drawn = await texts.write(add);
  const states = Array.from(alphas, (alpha) => `/${alpha} << ${stateOf(alpha)} >>`);
  objects[pageAt] = [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${number(width * pointsOfPixel)} ${number(height * pointsOfPixel)}] `,
    `/Contents ${contentNumber} 0 R /Resources << /Font << ${[...fonts, ...drawn.fonts].join(" ")} >> `,
    `/XObject << ${drawn.images.join(" ")} >> /ExtGState << ${states.join(" ")} >> >> >>`,
  ];
  return writePdf(objects, info);
}

interface Paints {
  readonly operators: readonly string[];
  /** Names of states of transparency. */
  readonly alphas: readonly string[];
  /** The operator that paints a path. */
  readonly ending: "f" | "S" | "B" | "n";
  readonly fill: string;
  readonly hasStroke: boolean;
}

function paintsOf({ attributes, name }: Shape): Paints {
  const fill = attributes.get("fill") ?? "#000";
  const stroke = attributes.get("stroke") ?? "none";
  const [hasFill, hasStroke] = [fill !== "none", stroke !== "none"];
  const operators: string[] = [];
  const alphas: string[] = [];
  if (hasFill) operators.push(`${rgbOf(fill)} rg`);
  if (hasStroke) {
    operators.push(`${rgbOf(stroke)} RG`, `${number(Number(attributes.get("stroke-width") ?? 1))} w`);
    const dashes = attributes.get("stroke-dasharray");
    if (dashes !== undefined) operators.push(`[${dashes.replace(/,/g, " ")}] 0 d`);
    if (name === "text") operators.push("1 j");
  }
  const all = Number(attributes.get("opacity") ?? 1);
  for (const [key, kind] of [
    ["fill-opacity", "f"],
    ["stroke-opacity", "s"],
  ] as const) {
    const alpha = Number(attributes.get(key) ?? 1) * all;
    if (alpha >= 1) continue;
    const state = `${kind}${Math.round(alpha * 1000)}`;
    alphas.push(state);
    operators.push(`/${state} gs`);
  }
  const ending = hasFill ? (hasStroke ? "B" : "f") : hasStroke ? "S" : "n";
  return { operators, alphas, ending, fill, hasStroke };
}

function stateOf(name: string): string {
  return `/${name.startsWith("f") ? "ca" : "CA"} ${Number(name.slice(1)) / 1000}`;
}

function areaOperators({ name, attributes }: Shape): string {
  if (name === "path") return pathOperators(attributes.get("d") ?? "");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((key) => number(Number(attributes.get(key) ?? 0)));
  return `${x} ${y} ${width} ${height} re`;
}

function textOperators(
  { attributes, content }: Shape,
  paints: Paints,
  faces: Set<FontFace>,
  texts: DrawnTexts,
): string[] {
  if (content.trim() === "") return [];
  const size = Number(attributes.get("font-size") ?? 16);
  const isBold = Number(attributes.get("font-weight") ?? 400) >= 600;
  const isItalic = attributes.get("font-style") === "italic";
  const [x, y] = [Number(attributes.get("x") ?? 0), Number(attributes.get("y") ?? 0)];
  const share = { start: 0, middle: 0.5, end: 1 }[attributes.get("text-anchor") ?? "start"] ?? 0;
  const bytes = winAnsi(content);
  if (bytes === null) {
    const family = attributes.get("font-family") ?? "sans-serif";
    return texts.operators({ text: content, size, isBold, isItalic, family, color: paints.fill }, x, y, share);
  }
  const face = faceOf(attributes.get("font-family") ?? "", isBold);
  faces.add(face);
  const left = x - share * standardWidth(content, face) * size;
  const shown = `<${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}> Tj`;
  // Text stands upright though the page's y goes down; slanted where it is italic.
  const begin = ["BT", `/${face} ${number(size)} Tf`, `1 0 ${isItalic ? 0.2 : 0} -1 ${number(left)} ${number(y)} Tm`];
  // What is drawn round letters, so that they are read over lines, lies behind them.
  const halo = paints.hasStroke ? [...begin, "1 Tr", shown, "ET"] : [];
  return [...halo, ...begin, "0 Tr", shown, "ET"];
}

function faceOf(family: string, isBold: boolean): FontFace {
  const kind = /monospace/.test(family) ? "mono" : /(?:^|[\s,])serif/.test(family) ? "serif" : "sans";
  return isBold ? `${kind}Bold` : kind;
}

/** Three numbers from 0 to 1. @throws {Error} for a colour in another form than browsers compute */
function rgbOf(color: string): string {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color)?.[1];
  if (hex !== undefined) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    return digits.map((digit) => number(Number.parseInt(digit, 16) / 255)).join(" ");
  }
  const rgb = /^rgba?\(([^)]*)\)$/.exec(color)?.[1] ?? null;
  const srgb = /^color\(srgb ([^)]*)\)$/.exec(color)?.[1] ?? null;
  const parts =
    (rgb ?? srgb)
      ?.split(/[\s,/]+/)
      .slice(0, 3)
      .map(Number) ?? [];
  if (parts.length < 3 || parts.some(Number.isNaN)) {
    throw new Error(`A picture has the colour “${color}”, which no PDF of it is written of. Save the SVG instead.`);
  }
  return parts.map((part) => number(rgb === null ? part : part / 255)).join(" ");
}
