import { sectionsOf } from "../../../../analysis/sections";
import type { CountedLines } from "../../../../worker/boundaries/protocol";

/** How a text is told: by its headings, its lines with the most tokens first, or all lines in their order. */
export type LinesView = "headings" | "heaviest" | "order";

/** A line, or a section with all that is within it. */
export interface LineRow {
  /** The line, or the heading's, from 0. */
  readonly line: number;
  /** How deep the heading is, from 1; 0 for a line, and for what is before the first heading. */
  readonly level: number;
  /** Tokens in each column. */
  readonly tokens: readonly number[];
}

/**
 * The rows of a view.
 * @param by number of the column that the heaviest are heaviest in; lines that are alike stay in their order
 */
export function lineRows({ bytes, headings, tokens }: CountedLines, view: LinesView, by: number): LineRow[] {
  const lines = bytes.length - 1;
  if (view === "headings") {
    return sectionsOf(headings, lines).map(({ heading, from, to }) => ({
      line: from,
      level: heading?.level ?? 0,
      tokens: tokens.map((counts) => counts.subarray(from, to).reduce((sum, count) => sum + count, 0)),
    }));
  }
  const order = Array.from({ length: lines }, (_, line) => line);
  const counts = tokens[by];
  if (view === "heaviest" && counts !== undefined) {
    order.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  }
  return order.map((line) => ({ line, level: 0, tokens: tokens.map((all) => all[line] as number) }));
}
