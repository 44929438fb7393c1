import { utf8Length } from "../../text/utf8";
import { isStaged } from "../isStaged";
import { type EncodeOptions, TokenFlag, type Tokenizer } from "../tokenizer";
import type { Trace, TracePart, TraceToken } from "../trace";
import { traceText } from "./traceText";

/**
 * How a text's tokens come about, stage by stage: for showing, so it takes its time.
 * @throws {TokenizerError} as {@link Tokenizer.encode} does
 */
export function traceTokens(tokenizer: Tokenizer, text: string, options: EncodeOptions): Trace {
  return isStaged(tokenizer) ? traceText(tokenizer, text, options) : traceUnits(tokenizer, text, options);
}

/** A tokenizer by a rule alone has no stages: each token is found as a whole. */
function traceUnits(tokenizer: Tokenizer, text: string, options: EncodeOptions): Trace {
  const { ids, byteStart, byteEnd, flags } = tokenizer.encode(text, options);
  const tokens: TraceToken[] = [];
  const inserted: TracePart[] = [];
  ids.forEach((id, i) => {
    const [name, token] = [tokenizer.tokenName(id), flags[i] ?? 0];
    if (token & TokenFlag.inserted) inserted.push({ kind: "inserted", id, name });
    else tokens.push({ id, name, start: byteStart[i] ?? 0, end: byteEnd[i] ?? 0, flags: token });
  });
  const normalized = text.toWellFormed();
  const bytes = utf8Length(normalized);
  const whole = {
    text: normalized,
    byteStart: 0,
    byteEnd: bytes,
    rule: null,
    match: null,
    next: null,
    model: { kind: "WordLevel", tokens },
  } as const;
  const part = { kind: "text", byteStart: 0, byteEnd: bytes, normalized, changes: [], preTokens: [whole] } as const;
  return { parts: bytes === 0 ? inserted : [part, ...inserted] };
}
