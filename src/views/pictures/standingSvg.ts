import { pictureColor } from "./pictureColors";
import { type Attributes, svgElement } from "./svgText";

/** What says nothing outside of the page, and what is written out in other words. */
const left = /^(class|style|role|tabindex|focusable|fill|stroke|width|height|viewBox|xmlns)$|^(aria|data)-/;

/**
 * An SVG that stands in the page, as an element of another one: what its colours and fonts are by style sheets and variables
 * is written out.
 * @param at where it stands there
 */
export function standingSvg(svg: SVGSVGElement, { x, y, width, height }: DOMRect): string {
  const content = Array.from(svg.children).flatMap((child) => written(child));
  return svgElement("svg", { x, y, width, height, viewBox: `0 0 ${width} ${height}` }, content);
}

function written(element: Element): string[] {
  const style = getComputedStyle(element);
  if (!(element instanceof SVGElement) || style.display === "none") return [];
  const kept = Object.fromEntries(
    Array.from(element.attributes, ({ name, value }) => [name, value] as const).filter(([name]) => !left.test(name)),
  );
  const size = element instanceof SVGRectElement ? sizeOf(element) : {};
  const attributes = { ...kept, ...size, ...paints(style), ...(element.tagName === "text" && font(style)) };
  const content = Array.from(element.children).flatMap((child) => written(child));
  return [svgElement(element.tagName, attributes, content.length > 0 ? content : (element.textContent ?? ""))];
}

function sizeOf(element: Element): Attributes {
  return {
    width: element.getAttribute("width") ?? undefined,
    height: element.getAttribute("height") ?? undefined,
  };
}

function paints({ fill, stroke }: CSSStyleDeclaration): Attributes {
  return { fill: colorOf(fill), stroke: colorOf(stroke) };
}

function colorOf(computed: string): string {
  return computed === "none" ? "none" : (pictureColor(computed)?.color ?? "none");
}

function font({ fontSize, fontWeight, textAnchor }: CSSStyleDeclaration): Attributes {
  return {
    "font-size": Number.parseFloat(fontSize),
    "font-weight": fontWeight === "400" ? undefined : fontWeight,
    "text-anchor": textAnchor,
  };
}
