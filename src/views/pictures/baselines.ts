/** Where lines of text stand in a block whose line height is in pixels. */
export interface Lines {
  readonly height: number;
  /** From a line's top to its baseline. */
  readonly baseline: number;
}

/**
 * Measures lines as the browser sets them: a font's own figures do not say where it puts the baseline.
 * @param bench an element in which something can be laid out
 */
export class Baselines {
  private readonly known = new Map<string, Lines>();
  private readonly bench: Element;

  constructor(bench: Element) {
    this.bench = bench;
  }

  of({ fontFamily, fontSize, fontWeight, fontStyle, lineHeight }: CSSStyleDeclaration): Lines {
    const key = [fontFamily, fontSize, fontWeight, fontStyle, lineHeight].join("/");
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const probe = document.createElement("div");
    Object.assign(probe.style, { position: "absolute", fontFamily, fontSize, fontWeight, fontStyle, lineHeight });
    const mark = document.createElement("span");
    Object.assign(mark.style, { display: "inline-block", width: "0", height: "0" });
    probe.append("x", mark);
    this.bench.append(probe);
    const box = probe.getBoundingClientRect();
    const lines = { height: box.height, baseline: mark.getBoundingClientRect().bottom - box.top };
    probe.remove();
    this.known.set(key, lines);
    return lines;
  }
}
