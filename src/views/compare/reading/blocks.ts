import type { ShownEncoding } from "../../../state/compare/columns";
import { baseDirection } from "../../../text/direction";
import { countBelow } from "../../../text/sorted";
import type { Utf16Offset } from "../../../text/utf8";

/** A stretch of text that is laid out as one paragraph: UTF-16 offsets, without the line break at its end. */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
  /** Where its line begins. */
  readonly lineStart: number;
}

/** A line longer than this is shown in several paragraphs, so that a megabyte without a line break can be scrolled. */
const longLine = 4000;

/**
 * Cuts a text into lines for display, and lines that are too long at token boundaries between grapheme clusters, so that
 * no paragraph begins inside a character.
 * @param contextEnd a place at which a paragraph ends too, between characters; null for none
 */
export function cutBlocks(
  { text, places }: Pick<ShownEncoding, "text" | "places">,
  contextEnd: Utf16Offset | null = null,
): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline < 0 ? text.length : newline;
    const shownEnd = lineEnd > start && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    let at = start;
    const cutAt = (cut: Utf16Offset) => {
      blocks.push({ start: at, end: cut, lineStart: start });
      at = cut;
    };
    const cutUpTo = (end: Utf16Offset) => {
      while (end - at > longLine) {
        const cut = cleanCut(places, at + longLine);
        if (cut === null || cut >= end) break;
        cutAt(cut);
      }
    };
    if (contextEnd !== null && contextEnd > start && contextEnd < shownEnd) {
      cutUpTo(contextEnd);
      cutAt(contextEnd);
    }
    cutUpTo(shownEnd);
    cutAt(shownEnd);
    if (newline < 0) break;
    start = newline + 1;
  }
  return blocks;
}

/** As much of a line as is read to know its direction. */
const directionReach = 2000;

/** The direction of the line that a block is of: a line that goes on in another paragraph keeps it. */
export function blockDirection({ text }: Pick<ShownEncoding, "text">, { lineStart, end }: TextBlock): "ltr" | "rtl" {
  return baseDirection(text.slice(lineStart, Math.min(end, lineStart + directionReach)));
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
