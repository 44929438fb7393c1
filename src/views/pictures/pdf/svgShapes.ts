/** A transformation of the plane, as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** What is drawn, with all that holds for it: its own attributes and those of the groups that it is in. */
export interface Shape {
  readonly name: "rect" | "path" | "text";
  readonly attributes: ReadonlyMap<string, string>;
  /** Of a text. */
  readonly content: string;
  readonly matrix: Matrix;
}

/** A picture, in CSS pixels. */
export interface ReadSvg {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** What an element does not hand on to those in it. */
const ownAttributes = new Set(["transform", "x", "y", "width", "height", "d", "viewBox", "xmlns"]);

/**
 * Reads the SVG that this program writes itself: groups, rectangles, paths and texts, well-formed, all that is drawn by
 * attributes. It is no reader of anybody's SVG.
 * @throws {Error} for an element that it does not know
 */
export function readSvg(svg: string): ReadSvg {
  const shapes: Shape[] = [];
  const open: { readonly attributes: ReadonlyMap<string, string>; readonly matrix: Matrix }[] = [];
  let size = { width: 0, height: 0 };
  let text: { readonly attributes: ReadonlyMap<string, string>; readonly matrix: Matrix; content: string } | null =
    null;
  let skipped = "";
  for (const [, closing, name = "", written = "", selfClosing, content] of svg.matchAll(tokens)) {
    if (content !== undefined) {
      if (text !== null) text.content += unescaped(content);
      continue;
    }
    if (skipped !== "") {
      if (closing === "/" && name === skipped) skipped = "";
      continue;
    }
    // The declaration before it.
    if (name === "") continue;
    if (closing === "/") {
      if (name === "text" && text !== null) shapes.push({ name, ...text });
      if (name === "text") text = null;
      if (name === "g" || name === "svg") open.pop();
      continue;
    }
    if (name === "title" || name === "desc") {
      if (selfClosing !== "/") skipped = name;
      continue;
    }
    const own = attributesOf(written);
    const outer = open.at(-1);
    const inherited = [...(outer?.attributes ?? [])].filter(([key]) => !ownAttributes.has(key));
    const attributes = new Map([...inherited, ...own]);
    const matrix = times(outer?.matrix ?? identity, transformOf(own.get("transform")));
    if (name === "svg" || name === "g") {
      if (open.length === 0) size = { width: Number(own.get("width")), height: Number(own.get("height")) };
      if (selfClosing !== "/") open.push({ attributes, matrix });
    } else if (name === "text") {
      if (selfClosing !== "/") text = { attributes, matrix, content: "" };
    } else if (name === "rect" || name === "path") shapes.push({ name, attributes, matrix, content: "" });
    else throw new Error(`A picture has an element <${name}>, which no PDF of it is written of. Save the SVG instead.`);
  }
  return { ...size, shapes };
}

const tokens = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|<[?!][^>]*>|([^<]+)/g;

function attributesOf(written: string): Map<string, string> {
  return new Map(
    Array.from(written.matchAll(/([\w:-]+)="([^"]*)"/g), ([, key = "", value = ""]) => [key, unescaped(value)]),
  );
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First the second, then the first. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

function transformOf(written: string | undefined): Matrix {
  let matrix = identity;
  for (const [, name, list = ""] of (written ?? "").matchAll(/(translate|rotate|scale)\(([^)]*)\)/g)) {
    const [x = 0, y] = list.split(/[\s,]+/).map(Number);
    if (name === "translate") matrix = times(matrix, [1, 0, 0, 1, x, y ?? 0]);
    else if (name === "scale") matrix = times(matrix, [x, 0, 0, y ?? x, 0, 0]);
    else {
      const [cos, sin] = [Math.cos((x * Math.PI) / 180), Math.sin((x * Math.PI) / 180)];
      matrix = times(matrix, [cos, sin, -sin, cos, 0, 0]);
    }
  }
  return matrix;
}
