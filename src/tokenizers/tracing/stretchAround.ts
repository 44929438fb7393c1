import type { ByteOffset, Utf8Index, Utf16Offset } from "../../text/utf8";
import type { StagedTokenizer } from "../stages";

/** UTF-16 units looked through on either side of a place for one where the text can be cut. */
const farthest = 4096;
/** A text of at most so many units is taken as a whole where it cannot be cut. */
const shortText = 2 * farthest;

/** A stretch of a text that tokenizers take through their stages by itself. */
export interface Stretch {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  /** Whether a pre-token surely ends at either end, in each tokenizer. */
  readonly isAtPreTokenEnds: boolean;
}

/**
 * The shortest stretch around some bytes at whose ends the text can be cut for all of some tokenizers: where pre-tokens end
 * in all of them that have any, or, where no such places are near, where at least no token is decided across. So what the stages make of
 * it depends on nothing outside, and what they make of the rest of the text not on it.
 * @param byteEnd for an empty range, the character after it is meant
 * @returns null where there are no such places for thousands of characters
 */
export function stretchAround(
  tokenizers: readonly Pick<StagedTokenizer, "hasPreTokens" | "isCut" | "isPreTokenEnd">[],
  index: Utf8Index,
  byteStart: ByteOffset,
  byteEnd: ByteOffset,
): Stretch | null {
  const { text } = index;
  const from = index.unitOf(byteStart);
  const to = Math.max(index.unitAfter(byteEnd), Math.min(text.length, from + 1));
  const between = (isCut: (at: Utf16Offset) => boolean) => {
    const start = nearest(text, from, -1, isCut);
    const end = start === null ? null : nearest(text, to, 1, isCut);
    return start === null || end === null ? null : { start, end };
  };
  const length = text.length;
  const isEnd = (tokenizer: (typeof tokenizers)[number], at: Utf16Offset) =>
    tokenizer.hasPreTokens ? tokenizer.isPreTokenEnd(text, at, 0, length) : tokenizer.isCut(text, at, 0, length);
  const ends = between((at) => tokenizers.every((tokenizer) => isEnd(tokenizer, at)));
  if (ends !== null) {
    const isWhole = ends.start === 0 && ends.end === length;
    return { ...ends, isAtPreTokenEnds: isWhole || tokenizers.every(({ hasPreTokens }) => hasPreTokens) };
  }
  const cuts = between((at) => tokenizers.every((tokenizer) => tokenizer.isCut(text, at, 0, length)));
  if (cuts !== null) return { ...cuts, isAtPreTokenEnds: false };
  return length > shortText ? null : { start: 0, end: length, isAtPreTokenEnds: true };
}

/** The nearest place in a direction, from one on, that is a cut or the text's end; null where that is too far. */
function nearest(
  text: string,
  from: Utf16Offset,
  step: 1 | -1,
  isCut: (at: Utf16Offset) => boolean,
): Utf16Offset | null {
  for (let i = 0, at = from; i <= farthest; i++, at += step) {
    if (at <= 0) return 0;
    if (at >= text.length) return text.length;
    if (isCut(at)) return at;
  }
  return null;
}
