import { type ByteOffset, Utf8Index, type Utf16Offset, utf8Length } from "../../text/utf8";
import { originalRange } from "../alignment";
import { preTokenize, preTokenTexts } from "../pretokenizers/pretokenizer";
import type { FreePart, PipelineVisitor, StagedTokenizer } from "../stages";
import type { EncodeOptions } from "../tokenizer";
import type { Trace, TraceChange, TracePart, TracePreToken } from "../trace";
import { changePieces } from "./changePieces";
import { stretchAround } from "./stretchAround";
import { rulesOf, type TraceRule } from "./traceRules";
import { type WrittenCharacter, writtenCharacters } from "./written";

/** How a pipeline comes to a text's tokens: each stage's result, and the model's steps. */
export function traceText(tokenizer: StagedTokenizer, text: string, options: EncodeOptions): Trace {
  return { parts: tracePiece(tokenizer, new Utf8Index(text), options, 0, text.length) };
}

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
  const { start, end, isAtPreTokenEnds } = stretch;
  return {
    byteStart: index.byteOf(start),
    byteEnd: index.byteOf(end),
    hasWholePreTokens: isAtPreTokenEnds,
    parts: tracePiece(tokenizer, index, options, start, end),
  };
}

function tracePiece(
  tokenizer: StagedTokenizer,
  index: Utf8Index,
  options: EncodeOptions,
  start: Utf16Offset,
  end: Utf16Offset,
): TracePart[] {
  const { text } = index;
  const begins = start === 0;
  const { template } = tokenizer.stages;
  const inserted = (ids: readonly number[]): TracePart[] =>
    options.inserted ? ids.map((id) => ({ kind: "inserted", id, name: tokenizer.tokenName(id) })) : [];
  const parts = begins ? inserted(template.before) : [];
  const visitor: PipelineVisitor = {
    added: ({ id, content, special }, byteStart, byteEnd) => {
      parts.push({ kind: "added", id, name: content, isSpecial: special, byteStart, byteEnd });
    },
    free: (part) => parts.push(tracePart(tokenizer, index, part)),
  };
  tokenizer.walk(text.slice(start, end), begins, options.specials === "text", visitor, index.byteOf(start));
  return end === text.length ? [...parts, ...inserted(template.after)] : parts;
}

function tracePart(tokenizer: StagedTokenizer, index: Utf8Index, part: FreePart): TracePart {
  const { input, base, offset, alignment } = part;
  const { model, preTokenizer } = tokenizer.stages;
  const preTokenized = preTokenize(preTokenizer, input);
  const rules = rulesOf(preTokenizer, input, preTokenized);
  /** The original bytes of a range of the part's pre-tokenized text. */
  const original = (from: ByteOffset, to: ByteOffset) => {
    const local = originalRange(preTokenized.alignment, from, to);
    const whole = originalRange(alignment, offset + local.start, offset + local.end);
    return { byteStart: base + whole.start, byteEnd: base + whole.end };
  };
  const written = writtenCharacters(part, preTokenized);
  let next = 0;
  const preTokens = preTokenTexts(preTokenized).map(({ text, start, end }, i): TracePreToken => {
    while (next < written.length && (written[next] as WrittenCharacter).ownStart < start) next++;
    const first = next;
    while (next < written.length && (written[next] as WrittenCharacter).ownStart < end) next++;
    const place = original(start, end);
    const from = index.byteOf(index.unitOf(place.byteStart));
    const pieces = changePieces(
      index,
      written.slice(first, next),
      from,
      Math.max(from, index.byteOf(index.unitAfter(place.byteEnd))),
    );
    const isChanged = pieces.some(({ kind }) => kind !== "same");
    return {
      text,
      ...place,
      ...(isChanged && { pieces }),
      ...(rules[i] as TraceRule),
      model: model.trace(text),
    };
  });
  const whole = originalRange(alignment, offset, offset + utf8Length(input.text));
  return {
    kind: "text",
    byteStart: base + whole.start,
    byteEnd: base + whole.end,
    normalized: input.text,
    changes: changesIn(part),
    preTokens,
  };
}

function changesIn({ input, base, offset, alignment }: FreePart): TraceChange[] {
  const changes: TraceChange[] = [];
  const length = utf8Length(input.text);
  alignment?.forEach((start, end, from, to, isVisible) => {
    if (start < offset || end > offset + length) return;
    changes.push({ start: start - offset, end: end - offset, byteStart: base + from, byteEnd: base + to, isVisible });
  });
  return changes;
}
