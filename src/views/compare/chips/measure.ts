import type { ChipLabel } from "./label";

/** Lengths in CSS pixels that chips.css repeats; a test compares the two. */
export const chip = {
  padding: 5,
  border: 1,
  gap: 3,
  partGap: 3,
  rowHeight: 32,
  rowHeightWithIds: 48,
} as const;

const fonts = { text: 14, mark: 14, code: 10, fraction: 10, id: 10 } as const;

/** Measures chips without putting them on the page: a canvas knows the width of text in any font. */
export class ChipMeasurer {
  private readonly context: CanvasRenderingContext2D | null;
  private readonly family: string;
  private readonly mono: string;
  private readonly widths = new Map<string, number>();
  private readonly labelWidths = new WeakMap<ChipLabel, number>();

  constructor(element: Element) {
    const style = getComputedStyle(element);
    this.family = style.getPropertyValue("--font-text");
    this.mono = style.getPropertyValue("--font-mono");
    this.context = document.createElement("canvas").getContext("2d");
  }

  /** Width of a chip in CSS pixels, without the gap after it. */
  width(label: ChipLabel, id: number | null): number {
    let content = this.labelWidths.get(label);
    if (content === undefined) {
      content = label.parts.reduce((sum, part) => sum + this.text(part.text, part.kind), 0);
      if (label.fraction !== null) content += this.text(label.fraction, "fraction");
      content += chip.partGap * Math.max(0, label.parts.length + (label.fraction === null ? 0 : 1) - 1);
      this.labelWidths.set(label, content);
    }
    const widest = id === null ? content : Math.max(content, this.text(String(id), "id"));
    return Math.ceil(widest) + 2 * (chip.padding + chip.border);
  }

  private text(text: string, kind: keyof typeof fonts): number {
    // Ids are digits of equal width; measuring each of 200,000 would be a waste.
    const key = kind === "id" ? `id${text.length}` : `${kind}${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.context === null) return text.length * fonts[kind] * 0.6;
      this.context.font = `${fonts[kind]}px ${kind === "text" || kind === "mark" ? this.family : this.mono}`;
      width = this.context.measureText(kind === "id" ? "0".repeat(text.length) : text).width;
      if (this.widths.size > 50_000) this.widths.clear();
      this.widths.set(key, width);
    }
    return width;
  }
}
