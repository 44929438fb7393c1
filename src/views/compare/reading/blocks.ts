import type { ShownEncoding } from "../../../state/compare/columns";
import { baseDirection } from "../../../text/direction";
import { changedStretch } from "../../../text/lineEndings";
import { countBelow } from "../../../text/sorted";
import type { Utf16Offset } from "../../../text/utf8";
import { lastBlockAt } from "../scroll/scrolledBlocks";

/** A stretch of text that is laid out as one paragraph: UTF-16 offsets, without the line break at its end. */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
  /** Where its line begins. */
  readonly lineStart: number;
}

/** A line longer than this is shown in several paragraphs, so that a megabyte without a line break can be scrolled. */
const longLine = 4000;

type Cut = Pick<ShownEncoding, "text" | "places">;

/**
 * Cuts a text into lines for display, and lines that are too long at token boundaries between grapheme clusters, so that
 * no paragraph begins inside a character.
 * @param contextEnd a place at which a paragraph ends too, between characters; null for none
 */
export function cutBlocks(shown: Cut, contextEnd: Utf16Offset | null = null): TextBlock[] {
  return cutLines(shown, contextEnd, 0, shown.text.length);
}

/** The blocks of the lines from one that begins at a place to the one that another place stands in. */
function cutLines({ text, places }: Cut, contextEnd: Utf16Offset | null, from: Utf16Offset, to: Utf16Offset) {
  const blocks: TextBlock[] = [];
  for (let start = from; start <= to; ) {
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

/** What {@link cutBlocks} has made of a column's answer. */
export interface KnownBlocks {
  readonly shown: ShownEncoding;
  readonly contextEnd: Utf16Offset | null;
  readonly blocks: readonly TextBlock[];
}

/** The blocks of an answer, as {@link cutBlocks} makes them: after an edit only its lines are cut anew. */
export function updateBlocks(
  known: KnownBlocks | null,
  shown: ShownEncoding,
  contextEnd: Utf16Offset | null,
): readonly TextBlock[] {
  const edited = known === null ? null : editedLines(known.shown, shown);
  if (known === null || edited === null) return cutBlocks(shown, contextEnd);
  const { from, to, moved } = edited;
  const { contextEnd: was, blocks } = known;
  const isBefore = was === contextEnd && (was === null || was < from);
  const isBehind = was !== null && contextEnd === was + moved && was > to;
  if (!isBefore && !isBehind) return cutBlocks(shown, contextEnd);
  const before = blocks.slice(0, countBlocks(blocks, from));
  const behind = blocks.slice(countBlocks(blocks, to + 1)).map(({ start, end, lineStart }) => {
    return { start: start + moved, end: end + moved, lineStart: lineStart + moved };
  });
  return [...before, ...cutLines(shown, contextEnd, from, to + moved), ...behind];
}

/** The lines that have all that an edit has changed of text and tokens, in the text before; null where that is not known. */
function editedLines(before: ShownEncoding, shown: ShownEncoding) {
  const { since } = shown;
  if (since === undefined || since.told !== before.answer) return null;
  const edit = changedStretch(before.text, shown.text);
  const moved = shown.text.length - before.text.length;
  const { first, removed, inserted } = since;
  const [old, now] = [before.places, shown.places];
  const start = Math.min(edit.start, old.unitStart[first] ?? edit.start, now.unitStart[first] ?? edit.start);
  const lastOld = removed > 0 ? (old.unitEnd[first + removed - 1] ?? 0) : 0;
  const lastNow = inserted > 0 ? (now.unitEnd[first + inserted - 1] ?? 0) - moved : 0;
  const end = Math.max(edit.end, lastOld, lastNow);
  // Of the first place there is nothing before, but `lastIndexOf` looks there.
  const from = start === 0 ? 0 : before.text.lastIndexOf("\n", start - 1) + 1;
  const to = before.text.indexOf("\n", end);
  return { from, to: to < 0 ? before.text.length : to, moved };
}

/** How many blocks are of lines that begin before a place. */
function countBlocks(blocks: readonly TextBlock[], place: Utf16Offset): number {
  const last = lastBlockAt(blocks, place - 1, ({ lineStart }) => lineStart);
  return (blocks[last]?.lineStart ?? place) < place ? last + 1 : last;
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
