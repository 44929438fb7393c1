import { Baselines } from "../../pictures/baselines";
import { drawBox } from "../../pictures/boxes";
import { pictureColor } from "../../pictures/pictureColors";
import { standingSvg } from "../../pictures/standingSvg";
import { type Attributes, svgElement } from "../../pictures/svgText";
import { type TextRun, textRuns } from "../../pictures/textRuns";
import { type BlockPaint, inkedParts, stretchesOf } from "./blockPaint";
import { drawLine, tintColor } from "./highlights";

/**
 * What is laid out in an element as an SVG document that needs nothing else: boxes as paths, and text as text, in the page's
 * fonts and those that stand in for them elsewhere. Each run of text is told its width, so that another font fills the same box.
 * @param paints what lies under the paragraphs of the Reading view
 * @param margin pixels around it in the page's colour, for what has no room or ground of its own
 * @returns the document's text, well-formed XML
 */
export function drawPicture(
  root: HTMLElement,
  paints: ReadonlyMap<Element, BlockPaint>,
  title: string,
  margin = 0,
): string {
  const { left, top, width, height } = root.getBoundingClientRect();
  const [w, h] = [Math.ceil(width) + 2 * margin, Math.ceil(height) + 2 * margin];
  const ground = pictureColor(getComputedStyle(document.body).backgroundColor)?.color ?? "#ffffff";
  const drawing = new Drawing(root, paints, left, top);
  const fontFamily = familiesOf(getComputedStyle(root));
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" `,
    `viewBox="${-margin} ${-margin} ${w} ${h}" xml:space="preserve" style="white-space: pre" `,
    svgElement("g", { "font-family": fontFamily }).slice(3, -2),
    ">",
    svgElement("title", {}, title),
    margin === 0 ? "" : svgElement("rect", { x: -margin, y: -margin, width: w, height: h, fill: ground }),
    ...drawing.elements(root),
    "</svg>\n",
  ].join("");
}

/** Of how many pixels an ellipsis takes the room, for a font of one. */
const ellipsisWidth = 0.9;

class Drawing {
  private readonly baselines: Baselines;
  private readonly fontFamily: string;

  constructor(
    private readonly root: HTMLElement,
    private readonly paints: ReadonlyMap<Element, BlockPaint>,
    private readonly left: number,
    private readonly top: number,
  ) {
    this.baselines = new Baselines(root);
    this.fontFamily = familiesOf(getComputedStyle(root));
  }

  /** An element and all in it, what lies below first. */
  elements(element: HTMLElement): string[] {
    const style = getComputedStyle(element);
    const box = this.boxOf(element.getBoundingClientRect());
    const drawn = drawBox(style, box);
    const paint = this.paints.get(element);
    const text = element.firstChild;
    if (paint !== undefined && text instanceof Text) drawn.push(...this.paint(text, paint, element, style));
    if (element.matches(".joins-next:not(:last-child)")) drawn.push(...this.bridge(box, style));
    for (const child of element.childNodes) {
      if (child instanceof SVGSVGElement) drawn.push(standingSvg(child, this.boxOf(child.getBoundingClientRect())));
      else if (child instanceof HTMLElement) drawn.push(...this.elements(child));
      else if (child instanceof Text && child.data.trim() !== "") drawn.push(...this.text(child, element, style));
    }
    const { note } = element.dataset;
    if (note !== undefined) drawn.push(this.note(note, element, style));
    return drawn;
  }

  private boxOf({ left, top, width, height }: DOMRect): DOMRect {
    return new DOMRect(left - this.left, top - this.top, width, height);
  }

  /** The baseline of the line whose middle is at some height of the page. */
  private baselineAt(middle: number, element: HTMLElement, style: CSSStyleDeclaration): number {
    const { height, baseline } = this.baselines.of(style);
    const inside =
      element.getBoundingClientRect().top +
      Number.parseFloat(style.borderTopWidth) +
      Number.parseFloat(style.paddingTop);
    const line = Math.max(0, Math.floor((middle - inside) / height));
    return inside + line * height + baseline - this.top;
  }

  private text(node: Text, element: HTMLElement, style: CSSStyleDeclaration): string[] {
    const size = Number.parseFloat(style.fontSize);
    const isCut = style.textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth;
    const box = element.getBoundingClientRect();
    const runs = isCut ? cutRuns(textRuns(node), box, ellipsisWidth * size) : textRuns(node);
    return runs.map((run) => this.run(run, element, style));
  }

  private run(run: TextRun, element: HTMLElement, style: CSSStyleDeclaration): string {
    const { left, right, isRightToLeft } = run;
    const width = right - left;
    return svgElement(
      "text",
      {
        x: (isRightToLeft ? right : left) - this.left,
        y: this.baselineAt(run.middle, element, style),
        ...(isRightToLeft && { direction: "rtl" }),
        ...(width > 1 && { textLength: width, lengthAdjust: "spacingAndGlyphs" }),
        ...this.font(style),
      },
      this.inked(run, element),
    );
  }

  /** A run's text; where a part of it has another ink, in parts. */
  private inked({ text, start }: TextRun, element: HTMLElement): string | string[] {
    const paint = this.paints.get(element);
    const parts = paint === undefined ? [] : inkedParts(text, start, paint);
    if (!parts.some(({ isFar }) => isFar)) return text;
    const far = { fill: tintColor(this.root, "far-ink").color };
    return parts.map((part) => svgElement("tspan", part.isFar ? far : {}, part.text));
  }

  private font(style: CSSStyleDeclaration): Attributes {
    const { color, fontSize, fontWeight } = style;
    const fontFamily = familiesOf(style);
    const ink = pictureColor(color);
    return {
      "font-size": Number.parseFloat(fontSize),
      "font-weight": fontWeight === "400" ? undefined : fontWeight,
      "font-family": fontFamily === this.fontFamily ? undefined : fontFamily,
      fill: ink?.color ?? "none",
      "fill-opacity": ink?.opacity,
    };
  }

  /** What the style sheet writes behind an element: fractions and ids. */
  private note(note: string, element: HTMLElement, style: CSSStyleDeclaration): string {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return this.run(
      { text: note, start: 0, left, right, middle: (top + bottom) / 2, isRightToLeft: false },
      element,
      style,
    );
  }

  /** What bridges the gap between pieces of one character. */
  private bridge({ left, right, top, bottom }: DOMRect, { direction }: CSSStyleDeclaration): string[] {
    const from = direction === "rtl" ? left - 5 : right;
    const line = tintColor(this.root, "line-strong");
    return [top + 8.75, bottom - 8.75].map((y) =>
      svgElement("path", { d: `M${from} ${y}h5`, stroke: line.color, "stroke-width": 1.5 }),
    );
  }

  private paint(node: Text, paint: BlockPaint, element: HTMLElement, style: CSSStyleDeclaration): string[] {
    const drawn: string[] = [];
    const lines: string[] = [];
    const range = document.createRange();
    for (const { start, end, tint, line } of stretchesOf(paint)) {
      range.setStart(node, Math.min(start, node.length));
      range.setEnd(node, Math.min(end, node.length));
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        const { left, top, width, height } = this.boxOf(rect);
        if (tint !== null) {
          const { color, opacity } = tintColor(this.root, tint);
          const at = { x: left, y: top, width, height };
          drawn.push(svgElement("rect", { ...at, fill: color, "fill-opacity": opacity }));
        }
        if (line === null) continue;
        const baseline = this.baselineAt((rect.top + rect.bottom) / 2, element, style);
        lines.push(...drawLine(this.root, line, left, baseline, width));
      }
    }
    return [...drawn, ...lines];
  }
}

/** The families of an element without that of emoji: every program finds one for those, and some (Pango) take its digits for all. */
function familiesOf({ fontFamily }: CSSStyleDeclaration): string {
  return fontFamily.replace(/, "Noto Color Emoji"$/, "");
}

/** As much of some runs as has room, with an ellipsis in place of the rest. */
function cutRuns(runs: readonly TextRun[], box: DOMRect, ellipsis: number): TextRun[] {
  const [first] = runs;
  if (first === undefined) return [];
  const whole = runs.filter(({ left, right }) => left >= box.left - 1 && right <= box.right - ellipsis);
  const cut = runs.find((run) => !whole.includes(run)) ?? first;
  const { text, start, left, right, middle, isRightToLeft } = cut;
  const room = isRightToLeft ? cut.right - box.left - ellipsis : box.right - ellipsis - left;
  const characters = Array.from(new Intl.Segmenter("en").segment(text), ({ segment }) => segment);
  const kept = characters.slice(0, Math.max(0, Math.floor((room / (right - left)) * characters.length)));
  const edge = isRightToLeft ? { left: box.left, right: cut.right } : { left, right: box.right };
  return [...whole, { text: `${kept.join("")}…`, start, ...edge, middle, isRightToLeft }];
}
