import { type ByteOffset, utf8Length } from "../../text/utf8";
import { originalRange } from "../alignment";
import { type PreTokenized, preTokenize, preTokenTexts } from "../pretokenizers/pretokenizer";
import type { FreePart, PipelineVisitor, StagedTokenizer } from "../stages";
import type { EncodeOptions } from "../tokenizer";
import type { Trace, TraceChange, TracePart, TracePreToken } from "../trace";
import { rulesOf, type TraceRule } from "./traceRules";

/** How a pipeline comes to a text's tokens: each stage's result, and the model's steps. */
export function traceText(tokenizer: StagedTokenizer, text: string, options: EncodeOptions): Trace {
  return { parts: tracePiece(tokenizer, text, options, 0, true, true) };
}

/** Tells of a part's pre-tokens, in order, what was written anew in each: {@link TracePreToken.pieces}. */
type PiecesOf = (part: FreePart, preTokenized: PreTokenized) => Pick<TracePreToken, "pieces">[];

/**
 * The trace of a stretch of a text that goes through all stages by itself.
 * @param base where it begins in the text
 * @param begins whether it begins where the text does
 * @param ends whether it ends there
 */
export function tracePiece(
  tokenizer: StagedTokenizer,
  text: string,
  options: EncodeOptions,
  base: ByteOffset,
  begins: boolean,
  ends: boolean,
  piecesOf?: PiecesOf,
): TracePart[] {
  const { template } = tokenizer.stages;
  const inserted = (ids: readonly number[]): TracePart[] =>
    options.inserted ? ids.map((id) => ({ kind: "inserted", id, name: tokenizer.tokenName(id) })) : [];
  const parts = begins ? inserted(template.before) : [];
  const visitor: PipelineVisitor = {
    added: ({ id, content, special }, byteStart, byteEnd) => {
      parts.push({ kind: "added", id, name: content, isSpecial: special, byteStart, byteEnd });
    },
    free: (part) => parts.push(tracePart(tokenizer, part, piecesOf)),
  };
  tokenizer.walk(text, begins, options.specials === "text", visitor, base);
  return ends ? [...parts, ...inserted(template.after)] : parts;
}

function tracePart(tokenizer: StagedTokenizer, part: FreePart, piecesOf?: PiecesOf): TracePart {
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
  const pieces = piecesOf?.(part, preTokenized);
  const preTokens = preTokenTexts(preTokenized).map(({ text, start, end }, i): TracePreToken => {
    return { text, ...original(start, end), ...pieces?.[i], ...(rules[i] as TraceRule), model: model.trace(text) };
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
    // An added token may have taken a piece of what was written anew: the part has the rest of it.
    const [first, last] = [Math.max(start, offset), Math.min(end, offset + length)];
    const isOutside = start === end ? start < offset || end > offset + length : first >= last;
    if (isOutside) return;
    changes.push({ start: first - offset, end: last - offset, byteStart: base + from, byteEnd: base + to, isVisible });
  });
  return changes;
}
