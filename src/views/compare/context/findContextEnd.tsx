import type { ReactElement } from "react";
import { putAround } from "../../../analysis/putAround";
import type { ShownEncoding } from "../../../state/compare/columns";
import type { Utf16Offset } from "../../../text/utf8";
import { formatCount } from "../../../ui/format";
import type { LaidOutRows, Rows } from "../chips/layout";
import type { ContextWindow } from "../ratioFigures";
import { PartedRows } from "./partedRows";

/** Where a column's tokens have filled its context window. */
export interface ContextEnd {
  /** The first token that finds no room. */
  readonly token: number;
  /** Where its first character begins. */
  readonly unit: Utf16Offset;
  /** How many tokens of the text find no room. */
  readonly beyond: number;
  readonly window: ContextWindow;
  /** What the line there says. */
  readonly words: string;
  /** Leaves a row of chips free for the line. */
  part(rows: LaidOutRows): Rows;
  /** The line in that row; its words are said with the tokens behind it, and in the column's note. */
  line(row: number, top: number): ReactElement;
}

/**
 * The place at which a column's text is cut off where its tokens are more than its window takes, those that are inserted
 * included, as far as they are shown. It is cut at its end, and what is inserted around it keeps its room (`[SEP]`), as
 * truncation in transformers has it (`truncation_side` “right”). So of N tokens in a window of M, N − M are cut off, and never
 * more than the text has.
 * @returns null where nothing of the text is cut off. Its cost does not grow with the text
 */
export function findContextEnd(
  { encoding, places }: Pick<ShownEncoding, "encoding" | "places">,
  window: ContextWindow,
): ContextEnd | null {
  const count = encoding.ids.length;
  if (count <= window.tokens) return null;
  const { before, after } = putAround(encoding);
  const end = count - after;
  const token = Math.max(before, window.tokens - after);
  if (token >= end) return null;
  const beyond = end - token;
  const words = `${formatCount(window.tokens)} ${window.tokens === 1 ? "token fits" : "tokens fit"}: ${formatCount(beyond)} from here on cut off`;
  const part = (rows: LaidOutRows) => new PartedRows(rows, token);
  const line = (row: number, top: number) => (
    <div key={row} className="context-line" data-words={words} style={{ top }} aria-hidden="true" />
  );
  return { token, unit: places.clusterStart[token] ?? 0, beyond, window, words, part, line };
}
