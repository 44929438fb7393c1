import { type PictureColor, pictureColor } from "../../pictures/pictureColors";
import { svgElement } from "../../pictures/svgText";
import type { Underline } from "./blockPaint";

/** Variables of the theme that are no class of their own. */
const variables: Readonly<Record<string, string>> = {
  beyond: "color-mix(in oklab, var(--surface), transparent 25%)",
  place: "var(--place-wash)",
  line: "color-mix(in oklab, var(--ink), transparent 45%)",
  "line-strong": "var(--line-strong)",
  cut: "var(--danger)",
  "place-line": "var(--place)",
  soft: "var(--ink-soft)",
  "far-ink": "var(--scale-high-ink)",
};

/** The colour of a tint's class, or of what is named above, in the theme at hand. */
export function tintColor(bench: Element, name: string): PictureColor {
  const probe = document.createElement("span");
  probe.className = name;
  probe.style.background = variables[name] ?? "var(--chip-hue)";
  bench.append(probe);
  const color = pictureColor(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return color ?? { color: "none", opacity: undefined };
}

/** How thick each line is and what it is drawn with, as the style sheets of the Reading view have it. */
const lines: Readonly<Record<Underline, readonly [width: number, color: string, dashes?: string]>> = {
  line: [1, "line"],
  cut: [2, "cut", "2 2"],
  place: [3, "place-line"],
  finer: [2, "soft", "2 2"],
  merged: [2, "soft"],
  shifted: [2, "soft", "6 4"],
  alone: [1, "soft"],
};

/** A line under text. */
export function drawLine(bench: Element, line: Underline, x: number, baseline: number, width: number): string[] {
  const [thickness, name, dashes] = lines[line];
  const { color, opacity } = tintColor(bench, name);
  const tops = line === "alone" ? [1.5, 4.5] : [1.5];
  return tops.map((top) =>
    svgElement("path", {
      d: `M${Math.round(x * 100) / 100} ${Math.round((baseline + top + thickness / 2) * 100) / 100}h${Math.round(width * 100) / 100}`,
      stroke: color,
      "stroke-opacity": opacity,
      "stroke-width": thickness,
      "stroke-dasharray": dashes,
    }),
  );
}
