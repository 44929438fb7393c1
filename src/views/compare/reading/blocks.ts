import type { ShownEncoding } from "../../../state/compare/columns";
import { countBelow } from "../../../text/sorted";

/** A stretch of text that is laid out as one paragraph: UTF-16 offsets, without the line break at its end. */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
}

/** A line longer than this is shown in several paragraphs, so that a megabyte without a line break can be scrolled. */
const longLine = 4000;

/**
 * Cuts a text into lines for display, and lines that are too long at token boundaries between grapheme clusters, so that
 * no paragraph begins inside a character.
 */
export function cutBlocks({ text, places }: Pick<ShownEncoding, "text" | "places">): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline < 0 ? text.length : newline;
    let at = start;
    while (lineEnd - at > longLine) {
      const cut = cleanCut(places, at + longLine);
      if (cut === null || cut >= lineEnd) break;
      blocks.push({ start: at, end: cut });
      at = cut;
    }
    const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    blocks.push({ start: at, end });
    if (newline < 0) break;
    start = newline + 1;
  }
  return blocks;
}

/** The first place at or after an offset where a token begins that cuts no character. */
function cleanCut(places: ShownEncoding["places"], offset: number): number | null {
  for (let token = firstTokenAt(places.unitStart, offset); token < places.unitStart.length; token++) {
    const start = places.unitStart[token] ?? 0;
    if (start === places.clusterStart[token] && start >= offset) return start;
  }
  return null;
}

/** Index of the first token that begins at or after a UTF-16 offset. */
export function firstTokenAt(unitStart: Uint32Array, offset: number): number {
  return countBelow(unitStart, offset);
}
