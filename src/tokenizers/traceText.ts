import { type ByteOffset, utf8Length } from "../text/utf8";
import { originalRange } from "./alignment";
import { type PreTokenized, type PreTokenizer, preTokenize, rangesOf } from "./pretokenizers/pretokenizer";
import { PreTokenizerSequence } from "./pretokenizers/sequence";
import type { FreePart, StagedTokenizer } from "./stages";
import type { EncodeOptions } from "./tokenizer";
import type { Trace, TracePart, TracePreToken } from "./trace";

/** How a pipeline comes to a text's tokens: each stage's result, and the model's steps. */
export function traceText(tokenizer: StagedTokenizer, text: string, options: EncodeOptions): Trace {
  const { template } = tokenizer.stages;
  const inserted = (ids: readonly number[]): TracePart[] =>
    options.inserted ? ids.map((id) => ({ kind: "inserted", id, name: tokenizer.tokenName(id) })) : [];
  const parts = inserted(template.before);
  tokenizer.walk(text, true, options.specials === "text", {
    added: ({ id, content, special }, byteStart, byteEnd) => {
      parts.push({ kind: "added", id, name: content, isSpecial: special, byteStart, byteEnd });
    },
    free: (part) => parts.push(tracePart(tokenizer, part)),
  });
  return { parts: [...parts, ...inserted(template.after)] };
}

function tracePart(tokenizer: StagedTokenizer, { input, base, offset, alignment }: FreePart): TracePart {
  const { model, preTokenizer } = tokenizer.stages;
  const preTokenized = preTokenize(preTokenizer, input);
  const { text } = preTokenized;
  const rules = rulesOf(preTokenizer, input, preTokenized);
  /** The original bytes of a range of the part's pre-tokenized text. */
  const original = (from: ByteOffset, to: ByteOffset) => {
    const local = originalRange(preTokenized.alignment, from, to);
    const whole = originalRange(alignment, offset + local.start, offset + local.end);
    return { byteStart: base + whole.start, byteEnd: base + whole.end };
  };
  const preTokens = rangesOf(preTokenized).map(([start, end], i): TracePreToken => {
    const pretoken = text.slice(start, end);
    const from = utf8Length(text.slice(0, start));
    return {
      text: pretoken,
      ...original(from, from + utf8Length(pretoken)),
      rule: rules[i] ?? null,
      model: model.trace(pretoken),
    };
  });
  const whole = originalRange(alignment, offset, offset + utf8Length(input.text));
  return {
    kind: "text",
    byteStart: base + whole.start,
    byteEnd: base + whole.end,
    normalized: input.text,
    alignment,
    preTokens,
  };
}

/**
 * For each pre-token the stage that ended it: the first after which a pre-token ends at that place. Places are compared in
 * the text that the first stage got, since stages may write other characters.
 */
function rulesOf(preTokenizer: PreTokenizer | null, input: PreTokenized, result: PreTokenized): (string | null)[] {
  if (preTokenizer === null) return [];
  const stages = preTokenizer instanceof PreTokenizerSequence ? preTokenizer.stages : [preTokenizer];
  const found = new Map<ByteOffset, string>();
  let current = input;
  for (const stage of stages) {
    current = stage.preTokenize(current);
    for (const end of sourceEnds(current)) if (!found.has(end)) found.set(end, stage.rule);
  }
  const last = sourceEnds(input).at(-1);
  return sourceEnds(result).map((end) => (end === last ? null : (found.get(end) ?? null)));
}

/** Where pre-tokens end, in bytes of the text as it came to the pre-tokenizers. */
function sourceEnds(preTokenized: PreTokenized): ByteOffset[] {
  let byte = 0;
  let place = 0;
  return rangesOf(preTokenized).map(([, end]) => {
    byte += utf8Length(preTokenized.text.slice(place, end));
    place = end;
    return byte === 0 ? 0 : originalRange(preTokenized.alignment, byte - 1, byte).end;
  });
}
