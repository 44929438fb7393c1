import type { CutOptions } from "../../analysis/pieces/cutToSize";

/** Where pieces of a text end if they can, as links say it. */
export const cutPlaces = ["paragraph", "line", "sentence", "token"] as const satisfies readonly CutOptions["at"][];

/** How a text is cut, as links have it: tokens of a piece and of overlap, where it ends, and whether no grapheme is cut. */
export type CutChoice = readonly [max: number, overlap: number, at: CutOptions["at"], graphemes?: "graphemes"];

/** How a text is cut until somebody says otherwise. */
export const defaultCut: CutChoice = [512, 0, "line"];

/** A choice in full. */
export function cutOptions([max, overlap, at, graphemes]: CutChoice): CutOptions {
  return { max, overlap, at, graphemes: graphemes !== undefined };
}

/** What links have of such options; an overlap is always below a piece's tokens. */
export function cutChoice({ max, overlap, at, graphemes }: CutOptions): CutChoice {
  const less = Math.min(overlap, max - 1);
  return graphemes ? [max, less, at, "graphemes"] : [max, less, at];
}
