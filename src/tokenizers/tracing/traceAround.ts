import type { ByteOffset, Utf8Index } from "../../text/utf8";
import { type PreTokenized, preTokenTexts } from "../pretokenizers/pretokenizer";
import type { FreePart, StagedTokenizer } from "../stages";
import type { EncodeOptions } from "../tokenizer";
import type { Trace, TracePreToken } from "../trace";
import { changePieces } from "./changePieces";
import { stretchAround } from "./stretchAround";
import { tracePiece } from "./traceText";
import { writtenCharacters } from "./written";

/** A part of a text's trace. */
export interface TraceStretch extends Trace {
  /** What it is of, in bytes of the text; its parts' offsets are the whole text's too. */
  readonly byteStart: ByteOffset;
  readonly byteEnd: ByteOffset;
  /**
   * Whether pre-tokens end at its ends. Where they do not, because there is no pre-tokenizer or nobody can be sure, its first
   * and last pre-tokens may be pieces of longer ones: the model puts nothing together over its ends.
   */
  readonly hasWholePreTokens: boolean;
}

/**
 * The trace of the shortest stretch around some bytes that goes through all stages by itself, with the tokens that it has
 * in the whole text: what a long text's trace is there. Inserted tokens are told where the stretch has the text's end that
 * they are at.
 * @returns null where the stretch would be too long to be told, since nothing parts the text for thousands of characters
 */
export function traceAround(
  tokenizer: StagedTokenizer,
  index: Utf8Index,
  options: EncodeOptions,
  byteStart: ByteOffset,
  byteEnd: ByteOffset,
): TraceStretch | null {
  const stretch = stretchAround([tokenizer], index, byteStart, byteEnd);
  if (stretch === null) return null;
  const { text } = index;
  const { start, end, isAtPreTokenEnds } = stretch;
  const base = index.byteOf(start);
  return {
    byteStart: base,
    byteEnd: index.byteOf(end),
    hasWholePreTokens: isAtPreTokenEnds,
    parts: tracePiece(tokenizer, text.slice(start, end), options, base, start === 0, end === text.length, (...part) =>
      piecesOf(index, ...part),
    ),
  };
}

/** What was written anew in each pre-token of a part. */
function piecesOf(index: Utf8Index, part: FreePart, preTokenized: PreTokenized): Pick<TracePreToken, "pieces">[] {
  const preTokens = preTokenTexts(preTokenized);
  // Most tokenizers write nothing anew, and a thousand characters take a while to be looked at one by one.
  if (part.alignment === null && preTokenized.alignment === null) return preTokens.map(() => ({}));
  const written = writtenCharacters(part, preTokenized);
  let next = 0;
  return preTokens.map(({ start, end }) => {
    while (next < written.length && (written[next]?.ownStart ?? 0) < start) next++;
    const first = next;
    while (next < written.length && (written[next]?.ownStart ?? 0) < end) next++;
    const own = written.slice(first, next);
    const from = index.byteOf(index.unitOf(own[0]?.start ?? 0));
    const to = index.byteOf(index.unitAfter(own.at(-1)?.end ?? 0));
    const pieces = changePieces(index, own, from, Math.max(from, to));
    return pieces.some(({ kind }) => kind !== "same") ? { pieces } : {};
  });
}
