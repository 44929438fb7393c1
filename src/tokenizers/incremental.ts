import type { TextEdit } from "../text/chunkedText";
import type { ByteOffset, Utf16Offset } from "../text/utf8";
import { EncodingBuilder } from "./encodingBuilder";
import { LiveEncoding } from "./liveEncoding";
import type { EncodeOptions, Encoding, Tokenizer } from "./tokenizer";

/** A tokenizer as an update sees it. */
export interface IncrementalTokenizer {
  encode(text: string, options: EncodeOptions): Encoding;
  /** Tokens that the post-processor puts before the text's own, and after them. */
  insertedBefore(options: EncodeOptions): number;
  insertedAfter(options: EncodeOptions): number;
  /**
   * Encodes what stands between two cuts, without inserted tokens.
   * @param base where it begins in the whole text, in bytes
   * @param begins whether that is the whole text's beginning
   */
  encodePart(part: string, base: ByteOffset, begins: boolean, options: EncodeOptions, out: EncodingBuilder): void;
  /**
   * Whether the text may be cut at a place and its halves encoded apart, with the same tokens, whatever stands outside
   * of [from, to). False when in doubt.
   */
  isCut(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean;
}

/** Whether a tokenizer can encode a text in parts. */
export function isIncremental(tokenizer: Tokenizer): tokenizer is Tokenizer & IncrementalTokenizer {
  return "isCut" in tokenizer && "encodePart" in tokenizer && "insertedBefore" in tokenizer;
}

/** What the post-processor puts before and after a text, as an empty one has it. */
export function insertedTokens(
  tokenizer: IncrementalTokenizer,
  options: EncodeOptions,
): { readonly before: Uint32Array; readonly after: Uint32Array } {
  const { ids } = tokenizer.encode("", options);
  return {
    before: ids.subarray(0, tokenizer.insertedBefore(options)),
    after: ids.subarray(ids.length - tokenizer.insertedAfter(options)),
  };
}

/** Places looked at on either side before the whole text is encoded instead. */
const farthest = 4096;

/**
 * Encodes a text after an edit: only what stands between the nearest cuts around it, which neither the edit nor what
 * replaced it can have a part in. Where there are none, all; and where the tokenizer has no parts: one that gives ids in the order
 * of appearance can change all that follow.
 * @param current is taken over and not to be used afterwards: it is changed in place where that is possible
 * @returns exactly what encoding the whole would give
 * @throws {RangeError} when the edit is outside of the text
 */
export function updateEncoding(tokenizer: Tokenizer, current: LiveEncoding, edit: TextEdit): LiveEncoding {
  const { text: old, options } = current;
  const text = old.edited(edit);
  const anew = () => new LiveEncoding(text, options, tokenizer.encode(text.toString(), options));
  if (!isIncremental(tokenizer)) return anew();
  const from = cutBefore(tokenizer, current, edit.start);
  const to = cutAfter(tokenizer, current, edit.end);
  if (from === null || to === null || (from === 0 && to === old.length)) return anew();
  const fromByte = old.byteOf(from);
  const first = from === 0 ? tokenizer.insertedBefore(options) : current.firstTokenAt(fromByte);
  const last =
    to === old.length ? current.length - tokenizer.insertedAfter(options) : current.firstTokenAt(old.byteOf(to));
  const part = new EncodingBuilder();
  tokenizer.encodePart(text.slice(from, to + text.length - old.length), fromByte, from === 0, options, part);
  current.replace(text, first, last, part.finish());
  return current;
}

function cutBefore(tokenizer: IncrementalTokenizer, current: LiveEncoding, start: Utf16Offset): Utf16Offset | null {
  const { text } = current;
  const begin = Math.max(0, start - farthest);
  const window = text.slice(begin, start);
  // The window's first unit stands for all that is before it, unless the text itself begins there; its last for what the
  // edit puts there.
  const known = begin === 0 ? 0 : 1;
  for (let at = window.length - 1; at > known; at--) {
    if (tokenizer.isCut(window, at, known, window.length - 1) && partsTokens(current, begin + at)) return begin + at;
  }
  return begin === 0 ? 0 : null;
}

function cutAfter(tokenizer: IncrementalTokenizer, current: LiveEncoding, end: Utf16Offset): Utf16Offset | null {
  const { text } = current;
  const window = text.slice(end, end + farthest);
  const isWhole = end + window.length === text.length;
  const known = isWhole ? window.length : window.length - 1;
  for (let at = 2; at < known; at++) {
    if (tokenizer.isCut(window, at, 1, known) && partsTokens(current, end + at)) return end + at;
  }
  return isWhole ? text.length : null;
}

/** Whether it can be told of each token on which side of a cut it is: one of no bytes could be of either. */
function partsTokens(current: LiveEncoding, cut: Utf16Offset): boolean {
  return !current.hasEmptyTokenAt(current.text.byteOf(cut));
}
