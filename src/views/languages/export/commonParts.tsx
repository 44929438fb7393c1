import type { ReactElement } from "react";
import type { ChartSeries } from "../chart";
import { symbolPath } from "../charts/symbols";
import { estimateWidth, pixels } from "../charts/text";

/** Part of a picture: SVG elements, the upper left corner of all at the origin, and their height in pixels. */
export interface Part {
  /** Drawn one after the other, with time between them for the page. */
  readonly pieces: readonly ReactElement[];
  readonly height: number;
}

/** Around a picture, and between its parts, in pixels. */
export const margin = 24;
export const gap = 16;

const captionSize = 11.5;
const captionLine = 17;

/** What the chart was made from, in small print below it: a line each, broken where it is wider than so many pixels. */
export function captionPart(caption: readonly string[], width: number): Part {
  const lines = caption.flatMap((line) => breakLine(line, width, captionSize));
  const body = (
    <>
      {lines.map((line, i) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
          key={i}
          y={pixels((i + 0.75) * captionLine)}
          fontSize={captionSize}
          fill="var(--ink-soft)"
        >
          {line}
        </text>
      ))}
    </>
  );
  return { pieces: [body], height: lines.length * captionLine };
}

/** The picture's title. */
export function titlePart(title: string): Part {
  const body = (
    <text y="18" fontSize="20" fontWeight="600" fill="var(--ink)">
      {title}
    </text>
  );
  return { pieces: [body], height: 22 };
}

/** Breaks a line between words so that it is no wider than so many pixels. */
function breakLine(line: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && estimateWidth(longer, size) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

/** The legend of the series, as it stands above charts, in rows of so many pixels. */
export function legendPart(series: readonly ChartSeries[], marks: "bars" | "points", width: number): Part {
  const line = 24;
  let [x, y] = [0, 0];
  const pieces = series.map(({ reference, label, color }, i) => {
    const needed = estimateWidth(label, 13) + 44;
    if (x > 0 && x + needed > width) [x, y] = [0, y + line];
    const item = (
      <g key={reference} transform={`translate(${pixels(x)} ${y})`}>
        {marks === "bars" ? (
          <rect x="0" y="3.5" width="14" height="7" fill={color} />
        ) : (
          <path d={symbolPath(i, 7, 7, 5)} fill={color} />
        )}
        <text x="21" y="11.5" fontSize="13" fill="var(--ink)">
          {label}
        </text>
      </g>
    );
    x += needed;
    return item;
  });
  return { pieces, height: y + 16 };
}

/** A line of text below the legend; nothing where there is none. */
export function notePart(note: string | undefined): Part[] {
  if (note === undefined) return [];
  const body = (
    <text y="10" fontSize="12" fill="var(--ink-soft)">
      {note}
    </text>
  );
  return [{ pieces: [body], height: 12 }];
}
