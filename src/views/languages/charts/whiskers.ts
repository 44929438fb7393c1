import { pixels } from "./text";

/** An interval across a bar, in pixels. */
export interface Whisker {
  readonly interval: readonly [low: number, high: number];
  /** The part of the row that the bar fills. */
  readonly filled: readonly [left: number, right: number];
  /** Of the bar, from the row's top. */
  readonly middle: number;
  /** Thin bars have no room for caps. */
  readonly hasCaps: boolean;
}

/** SVG paths of whiskers: over what bars fill the line has the surface's colour, elsewhere the text's. */
export interface WhiskerPaths {
  readonly inside: string;
  readonly outside: string;
}

/** Draws the intervals of all bars of a row as two paths: two elements a bar would take longer than the bars themselves. */
export function whiskerPaths(whiskers: readonly Whisker[]): WhiskerPaths {
  const all = whiskers.filter(({ interval: [low, high] }) => high > low).map(pathsOf);
  return { inside: all.map(({ inside }) => inside).join(""), outside: all.map(({ outside }) => outside).join("") };
}

function pathsOf({ interval: [low, high], filled: [left, right], middle, hasCaps }: Whisker): WhiskerPaths {
  const y = pixels(middle);
  const line = (from: number, to: number) => (to > from ? `M${pixels(from)} ${y}H${pixels(to)}` : "");
  const cap = (x: number) => (hasCaps ? `M${pixels(x)} ${pixels(middle - 2.5)}V${pixels(middle + 2.5)}` : "");
  const isInside = (x: number) => x > left && x < right;
  const caps = (xs: readonly number[]) => xs.map(cap).join("");
  return {
    inside: line(Math.max(low, left), Math.min(high, right)) + caps([low, high].filter(isInside)),
    outside:
      line(low, Math.min(high, left)) +
      line(Math.max(low, right), high) +
      caps([low, high].filter((x) => !isInside(x))),
  };
}
