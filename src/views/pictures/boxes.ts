import { pictureColor } from "./pictureColors";
import { svgElement } from "./svgText";

const sides = ["Top", "Right", "Bottom", "Left"] as const;
type Side = (typeof sides)[number];

/** Lines of a border, as dashes of so many widths; `double` is drawn as two. */
const dashes: Readonly<Record<string, readonly number[]>> = { dashed: [3, 2], dotted: [1, 1] };

/** An element's background, border and ring, as SVG elements; `at` is its box in the picture. */
export function drawBox(style: CSSStyleDeclaration, at: DOMRect): string[] {
  const drawn: string[] = [];
  const radii = [
    style.borderTopLeftRadius,
    style.borderTopRightRadius,
    style.borderBottomRightRadius,
    style.borderBottomLeftRadius,
  ].map((radius) => Math.min(Number.parseFloat(radius) || 0, at.height / 2));
  const background = pictureColor(style.backgroundColor);
  if (background !== null) {
    drawn.push(
      svgElement("path", { d: outline(at, radii, 0), fill: background.color, "fill-opacity": background.opacity }),
    );
  }
  const ring = /^(.+?) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow);
  if (ring !== null) {
    const [color, width] = [pictureColor(ring[1] ?? ""), Number(ring[2])];
    if (color !== null) drawn.push(stroke(outline(at, radii, -width / 2), color, width));
  }
  const borders = sides.map((side) => borderOf(style, side));
  const [first] = borders;
  if (first != null && borders.every((border) => border?.key === first.key)) {
    drawn.push(stroke(outline(at, radii, first.width / 2), first, first.width, first.look));
  } else {
    for (const [i, border] of borders.entries()) {
      if (border !== null) drawn.push(...side(at, sides[i] ?? "Top", border));
    }
  }
  return drawn;
}

interface Border {
  readonly width: number;
  readonly look: string;
  readonly color: string;
  readonly opacity: number | undefined;
  readonly key: string;
}

function borderOf(style: CSSStyleDeclaration, side: Side): Border | null {
  const width = Number.parseFloat(style[`border${side}Width`]);
  const look = style[`border${side}Style`];
  const color = pictureColor(style[`border${side}Color`]);
  if (!(width > 0) || look === "none" || color === null) return null;
  return { width, look, ...color, key: `${width} ${look} ${color.color} ${color.opacity}` };
}

function stroke(
  d: string,
  { color, opacity }: { readonly color: string; readonly opacity: number | undefined },
  width: number,
  look = "solid",
): string {
  return svgElement("path", {
    d,
    fill: "none",
    stroke: color,
    "stroke-opacity": opacity,
    "stroke-width": width,
    "stroke-dasharray": dashes[look]?.map((part) => part * width).join(" "),
  });
}

function side({ left, right, top, bottom }: DOMRect, which: Side, border: Border): string[] {
  const isDouble = border.look === "double";
  const width = isDouble ? 1 : border.width;
  const line = (inset: number) => {
    const from = inset + width / 2;
    const d =
      which === "Top"
        ? `M${left} ${top + from}H${right}`
        : which === "Bottom"
          ? `M${left} ${bottom - from}H${right}`
          : which === "Left"
            ? `M${left + from} ${top}V${bottom}`
            : `M${right - from} ${top}V${bottom}`;
    return stroke(d, border, width, border.look);
  };
  return isDouble ? [line(0), line(border.width - 1)] : [line(0)];
}

/** A box with round corners, clockwise from the upper left one, smaller by so much on each side. */
function outline({ left, top, right, bottom }: DOMRect, radii: readonly number[], inset: number): string {
  const [a = 0, b = 0, c = 0, d = 0] = radii.map((radius) => (radius === 0 ? 0 : Math.max(0, radius - inset)));
  const [x, y, x2, y2] = [left + inset, top + inset, right - inset, bottom - inset];
  const corner = (radius: number, dx: number, dy: number) =>
    radius === 0 ? "" : `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;
  return (
    `M${n(x + a)} ${n(y)}H${n(x2 - b)}${corner(b, b, b)}V${n(y2 - c)}${corner(c, -c, c)}` +
    `H${n(x + d)}${corner(d, -d, -d)}V${n(y + a)}${corner(a, a, -a)}z`
  );
}

function n(value: number): number {
  return Math.round(value * 100) / 100;
}
