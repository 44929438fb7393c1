import { isPresent } from "../../../corpora/parallel";
import { Utf8Index, type Utf16Offset } from "../../../text/utf8";
import { type Encoding, TokenFlag } from "../../../tokenizers/tokenizer";

/** A stretch of real text that has an entry among its tokens. */
export interface FoundSentence {
  readonly before: string;
  /** The characters that the token is of, or is a part of. */
  readonly token: string;
  readonly after: string;
  /** Whether text is left out at its beginning, and at its end. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
  /** Whether the token is only a part of those characters. */
  readonly isPart: boolean;
}

/** UTF-16 units that are shown at most in front of the token, and behind it. */
const around = 120;

/**
 * Finds segments with an entry among their tokens, each encoded alone.
 * @param most that are given
 */
export function sentencesWith(
  id: number,
  segments: readonly string[],
  encode: (text: string) => Encoding,
  most: number,
): FoundSentence[] {
  const found: FoundSentence[] = [];
  for (const segment of segments) {
    if (found.length === most) break;
    if (!isPresent(segment)) continue;
    const { ids, byteStart, byteEnd, flags } = encode(segment);
    const at = ids.findIndex((other, i) => other === id && ((flags[i] as number) & TokenFlag.special) === 0);
    if (at !== -1) found.push(cutOut(segment, byteStart[at] as number, byteEnd[at] as number));
  }
  return found;
}

function cutOut(text: string, byteStart: number, byteEnd: number): FoundSentence {
  const index = new Utf8Index(text);
  const start = index.unitOf(byteStart);
  const end = Math.max(start, index.unitAfter(byteEnd));
  const from = wordStart(text, Math.max(0, start - around));
  const to = wordEnd(text, Math.min(text.length, end + around));
  return {
    before: text.slice(from, start),
    token: text.slice(start, end),
    after: text.slice(end, to),
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
    isPart: !index.isCodePointBoundary(byteStart) || !index.isCodePointBoundary(byteEnd),
  };
}

/** Units that a cut is moved by to the next space. */
const slack = 30;

/** The first beginning of a word at a place or soon after it; else a place that parts no character. */
function wordStart(text: string, at: Utf16Offset): Utf16Offset {
  if (at === 0) return 0;
  const space = /\s\S/u.exec(text.slice(at - 1, at + slack));
  return space === null ? wholeAt(text, at) : at + space.index;
}

function wordEnd(text: string, at: Utf16Offset): Utf16Offset {
  if (at === text.length) return at;
  const from = at - slack;
  const space = /\S\s+\S*$/u.exec(text.slice(from, at + 1));
  return space === null ? wholeAt(text, at) : from + space.index + 1;
}

function wholeAt(text: string, at: Utf16Offset): Utf16Offset {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow ? at - 1 : at;
}
