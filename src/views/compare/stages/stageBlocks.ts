import { Cut } from "../../../analysis/tokenCuts";
import type { ShownEncoding } from "../../../state/compare/columns";
import { countBelow } from "../../../text/sorted";
import { type ByteOffset, type Utf16Offset, utf8Length } from "../../../text/utf8";
import { lastBlockAt } from "../scroll/scrolledBlocks";

/**
 * Tokens that are shown together, of a line or of a stretch of a long one, as a half-open range; with where they and the next
 * ones begin, in whole characters.
 */
export interface StageBlock {
  readonly start: number;
  readonly end: number;
  readonly unitStart: Utf16Offset;
  readonly unitEnd: Utf16Offset;
  readonly byteStart: ByteOffset;
  readonly byteEnd: ByteOffset;
}

/** UTF-16 units after which a line goes on in another block. */
const longLine = 240;

/**
 * Cuts a text's tokens into blocks: where the first one after a line break begins, and in long lines where one begins between
 * what people see as characters. A line in which no token begins has none of its own.
 */
export function stageBlocks({
  text,
  encoding,
  places,
}: Pick<ShownEncoding, "text" | "encoding" | "places">): StageBlock[] {
  const { unitStart, clusterStart } = places;
  const count = unitStart.length;
  const starts: number[] = [0];
  const begin = (token: number) => {
    if (token < count && token > (starts.at(-1) ?? 0)) starts.push(token);
  };
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline < 0 ? text.length : newline + 1;
    for (let at = start; lineEnd - at > longLine * 1.5; ) {
      let token = countBelow(unitStart, at + longLine);
      while (token < count && unitStart[token] !== clusterStart[token]) token++;
      at = unitStart[token] ?? text.length;
      if (at < lineEnd) begin(token);
    }
    if (lineEnd < text.length) begin(countBelow(unitStart, lineEnd));
    start = lineEnd;
  }
  const byteAt = (token: number) => {
    // It may begin inside of a character.
    return (encoding.byteStart[token] ?? 0) - ((places.cuts[token] ?? 0) >> Cut.skippedBytesShift);
  };
  const lastUnit = places.unitEnd[count - 1] ?? 0;
  const bytes = (encoding.byteEnd[count - 1] ?? 0) + utf8Length(text.slice(lastUnit));
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? count;
    const isLast = i + 1 === starts.length;
    return {
      start,
      end,
      unitStart: i === 0 ? 0 : (unitStart[start] ?? 0),
      unitEnd: isLast ? text.length : (unitStart[end] ?? 0),
      byteStart: i === 0 ? 0 : byteAt(start),
      byteEnd: isLast ? bytes : byteAt(end),
    };
  });
}

/** The block that a token is in. */
export function blockOf(blocks: readonly StageBlock[], token: number): number {
  return lastBlockAt(blocks, token, ({ start }) => start);
}

/** What of a text a worker is sent to tell the stages of some of its blocks. */
export interface TextWindow {
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly base: ByteOffset;
}

/** UTF-16 units on either side: twice what is looked through for a place where a text can be cut. */
const margin = 8192;

/** The blocks from one to another, with enough around them. */
export function windowAround(text: string, first: StageBlock, last: StageBlock): TextWindow {
  const start = wholeCharacter(text, Math.max(0, first.unitStart - margin));
  const end = wholeCharacter(text, Math.min(text.length, last.unitEnd + margin));
  return { text: text.slice(start, end), base: first.byteStart - utf8Length(text.slice(start, first.unitStart)) };
}

function wholeCharacter(text: string, at: Utf16Offset): Utf16Offset {
  const code = text.codePointAt(at - 1) ?? 0;
  return code > 0xffff ? at - 1 : at;
}
